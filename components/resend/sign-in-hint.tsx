import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";

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
