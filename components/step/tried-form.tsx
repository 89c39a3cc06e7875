import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";

/** What was tried before, several at once; it is never asked again. A plain form, so that it works everywhere. */
export function TriedForm({ view, t }: { view: StepView; t: Translate }) {
  const { tried } = view.step;
  if (tried.length === 0) return null;
  const ticked = tried.filter((one) => one.ticked).length;
  return (
    <details className="mt-8 border-t border-hairline pt-4" open={ticked > 0}>
      <summary className="fold">
        <Icon shape="down" />
        {t("page.tried.title", { count: ticked })}
      </summary>
      <form action={`/${view.locale}/go`} className="mt-2">
        {view.channel && <input type="hidden" name="channel" value={view.channel} />}
        {view.facts.map(({ key, value }) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        {view.trail
          .filter(({ key }) => !tried.some((one) => one.key === key))
          .map(({ key, value }) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
        <ul>
          {tried.map(({ key, value, title, ticked }) => (
            <li key={key}>
              <label className="flex min-h-11 items-center gap-3">
                <input
                  type="checkbox"
                  name={key}
                  value={value}
                  defaultChecked={ticked}
                  className="size-5 accent-accent"
                />
                {title}
              </label>
            </li>
          ))}
        </ul>
        <button type="submit" className={`${buttonStyle.secondary} mt-3`}>
          {t("page.tried.save")}
        </button>
      </form>
    </details>
  );
}
