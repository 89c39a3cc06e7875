import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { buttonStyle } from "../base/button-style.ts";
import { SoftLink } from "../base/soft-link.tsx";

/** Under the answers of every page that looks for the cause: how much is left, and the shortest way for whoever has had enough. */
export function Outlook({ view: { left, getIn }, t }: { view: StepView; t: Translate }) {
  if (!left && !getIn) return null;
  return (
    <p className="outlook">
      {left && <span>{left.text}</span>}
      {getIn && (
        <SoftLink href={getIn} className={buttonStyle.quiet}>
          {t("page.get-in.link")}
        </SoftLink>
      )}
    </p>
  );
}
