import { foldBody } from "#machines/content/body/fold-body.ts";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { Step } from "#machines/wizard/views/step-view.ts";
import { Drawing } from "../base/drawing.tsx";
import { Icon } from "../base/icon.tsx";
import { Markdown } from "../base/markdown.tsx";

/**
 * What to do at a check: the deed as one sentence, and how it is done folded below, so that the answers are in sight. On paper all of it.
 * A drawing stands in the fold: above the steps, where there is room beside them.
 * `written` is the language of the text where it is not that of the page.
 */
export function CheckBody(props: { step: Step; written: { lang?: string; dir?: "auto" }; t: Translate }) {
  const { step, written, t } = props;
  const { about, deed, how } = foldBody(step.body, step.language);
  // Where the heading is what a report says, what the text says about it can wait.
  const isFirst = about !== "" && (step.headline === null || how === "");
  const isFolded = about !== "" && !isFirst;
  return (
    <div className="check mt-3">
      <div className="space-y-2" {...written}>
        {isFirst && (
          <div className="text-quiet">
            <Markdown text={about} />
          </div>
        )}
        <Markdown text={deed} />
      </div>
      {how === "" ? (
        <StepsChecked checked={step.checked} />
      ) : (
        <details className="unfold-print">
          <summary className="fold">
            <Icon shape="down" />
            {t("page.how")}
          </summary>
          <div
            className={`pt-2 pb-3 ${step.drawing ? "wide:grid wide:grid-cols-[minmax(0,1fr)_10rem] wide:gap-6" : ""}`}
          >
            {step.drawing && <Drawing name={step.drawing} className="mb-4 w-40 wide:order-last" />}
            <div {...written}>
              <Markdown text={isFolded ? `${about}\n\n${how}` : how} />
              <StepsChecked checked={step.checked} />
            </div>
          </div>
        </details>
      )}
    </div>
  );
}

/** When the steps for a product were last looked up, and where. */
function StepsChecked({ checked }: { checked: Step["checked"] }) {
  return checked.map(({ text, source }) => (
    <p key={text} className="mt-4 text-small text-quiet">
      {text}{" "}
      {source && (
        <a href={source} className="underline underline-offset-4">
          <bdi dir="ltr">{new URL(source).hostname}</bdi>
        </a>
      )}
    </p>
  ));
}
