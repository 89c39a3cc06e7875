import { buttonStyle } from "./button-style.ts";
import { Icon } from "./icon.tsx";

/** The way to a new code without a ticket: where one signs in. */
export function SignInHint({ text, link, url }: { text?: string; link: string; url: string }) {
  return (
    <>
      {text && <p className="mt-6">{text}</p>}
      <a href={url} className={buttonStyle.quiet}>
        {link}
        <Icon shape="outside" className="opacity-70" />
      </a>
    </>
  );
}
