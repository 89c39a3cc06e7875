import type { ComponentProps, ReactNode } from "react";
import { offerPath } from "#machines/code-status/offer-path.ts";
import { buttonStyle } from "../base/button-style.ts";
import { SoftLink } from "../base/soft-link.tsx";
import { BackToSignIn, type SignInWay } from "./back-to-sign-in.tsx";
import { CodeStatusLine } from "./code-status-line.tsx";

/** The line about the newest code in its box, and the way to the step that follows from it. Empty while there is nothing to say. */
export function CodeStatusBox(props: {
  label: string;
  /** `null` while they are not known. */
  about: ComponentProps<typeof CodeStatusLine> | null;
  /** Path of the page around it. */
  path: string;
  /** Path of the page that says more, where nothing follows; `null` on that page. */
  more: string | null;
  signIn: SignInWay;
  /** Stands after the line. */
  children?: ReactNode;
}) {
  const { label, about, path, more, signIn, children } = props;
  const { ticket } = about?.status ?? {};
  const offer = ticket && about?.line.offer ? offerPath(path, ticket.channel, about.line.offer) : null;
  const href = offer ?? more;
  return (
    <section aria-label={label} className="rounded-control bg-wash px-4 py-3 text-small has-[>p:empty]:bg-transparent">
      <p role="status">
        {about && <CodeStatusLine {...about} />}
        {children}
      </p>
      {about && (
        <div className="flex flex-wrap gap-x-6">
          {href && (
            <SoftLink href={href} className={buttonStyle.quiet}>
              {offer ? about.texts.offer : about.texts.more}
            </SoftLink>
          )}
          <BackToSignIn {...signIn} />
        </div>
      )}
    </section>
  );
}
