import type { Step } from "#machines/wizard/views/step-view.ts";
import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";
import { SoftLink } from "../base/soft-link.tsx";

/** Under the answers of a check where somebody else must act: the way to ready words for them. */
export function LetterLinks({ letters }: { letters: Step["letters"] }) {
  return letters.map(({ id, title, href }) => (
    <p key={id} className="mt-3 print:hidden">
      <SoftLink href={href} className={buttonStyle.quiet}>
        <Icon shape="message" />
        {title}
      </SoftLink>
    </p>
  ));
}
