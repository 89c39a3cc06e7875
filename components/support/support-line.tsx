import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";
import { SoftLink } from "../base/soft-link.tsx";
import { SupportNote } from "./support-note.tsx";

/** What support has noted, on the first page of their link: one line that unfolds, each thing with the way to take it back; and their note, if there is one. */
export function SupportLine(props: { support: NonNullable<StepView["support"]>; t: Translate }) {
  const { support, t } = props;
  const { noted, start } = support;
  const texts = (kind: (typeof noted)[number]["kind"]) =>
    noted.flatMap((one) => (one.kind === kind ? [one.text] : [])).join("; ");
  const parts = [
    texts("said"),
    texts("first") && t("page.support.first", { titles: texts("first") }),
    texts("tried") && t("page.support.tried", { titles: texts("tried") }),
  ].filter((part) => part !== "");
  return (
    <div className="-mt-4 mb-4 text-small">
      {noted.length > 0 && (
        <details>
          <summary className="-ms-1 flex min-h-target max-w-full items-center gap-1.5 rounded-control px-1 text-quiet hover:text-ink">
            <Icon shape="down" />
            <span className="min-w-0 truncate">{t("page.support.noted", { list: parts.join(" · ") })}</span>
          </summary>
          <ul className="mt-1 mb-3 border-s-2 border-hairline ps-4">
            {noted.map(({ key, text, href }) => (
              <li key={key} className="flex items-center justify-between gap-4 py-1">
                <span className="font-semibold">{text}</span>
                <SoftLink
                  href={href}
                  aria-label={`${t("page.support.wrong")}: ${text}`}
                  className="link-change text-end"
                >
                  {t("page.support.wrong")}
                </SoftLink>
              </li>
            ))}
          </ul>
          {start && (
            <SoftLink href={start} className={`${buttonStyle.quiet} mb-2`}>
              {t("page.support.start")}
            </SoftLink>
          )}
        </details>
      )}
      <SupportNote words={{ from: t("page.support.from"), notOurs: t("page.support.not-ours") }} />
    </div>
  );
}
