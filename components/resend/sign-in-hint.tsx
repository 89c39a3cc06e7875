import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";

/** The way to a new code without a ticket (`isForCode`), or to another way in: where one signs in. */
export function SignInHint(props: { text?: string; link: string; url: string; isForCode?: boolean }) {
  const { text, link, url, isForCode } = props;
  return (
    <>
      {text && <p className="mt-6">{text}</p>}
      <a href={url} className={buttonStyle.quiet} data-for={isForCode ? "new-code" : "sign-in"}>
        {link}
        <Icon shape="outside" className="opacity-70" />
      </a>
    </>
  );
}
