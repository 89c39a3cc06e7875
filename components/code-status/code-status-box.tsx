import type { ReactNode } from "react";
import { offerPath } from "#machines/code-status/offer-path.ts";
import { buttonStyle } from "../base/button-style.ts";
import { SoftLink } from "../base/soft-link.tsx";
import { BackToSignIn, type SignInWay } from "./back-to-sign-in.tsx";
import { CodeStatusLine, type KnownOfCode } from "./code-status-line.tsx";

/** All that is known of the newest code, and the way to the step that follows from it. */
export function CodeStatusBox(props: {
  label: string;
  about: KnownOfCode;
  /** Path of the page around it. */
  path: string;
  signIn: SignInWay;
  /** Stands after the line. */
  children?: ReactNode;
}) {
  const { label, about, path, signIn, children } = props;
  const { ticket } = about.status;
  const { offer: evidence, isSure } = about.line;
  const offer = ticket && evidence ? offerPath(path, ticket.channel, { evidence, isSure }) : null;
  return (
    <section aria-label={label} className="rounded-control bg-wash px-4 py-3 text-small">
      <p role="status">
        <CodeStatusLine {...about} />
        {children}
      </p>
      {offer && (
        <SoftLink
          href={offer}
          data-for="news"
          className={`${evidence === "slow" ? buttonStyle.secondary : buttonStyle.primary} ${buttonStyle.onward} mt-3`}
        >
          {about.texts.offer}
        </SoftLink>
      )}
      <BackToSignIn {...signIn} />
    </section>
  );
}
