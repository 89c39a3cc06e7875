import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { FactChoice } from "#machines/wizard/views/step-view.ts";
import { buttonStyle } from "../base/button-style.ts";
import { SoftLink } from "../base/soft-link.tsx";

/**
 * "For Gmail · change": whose steps these are, on one line that opens to the other mailboxes or phones. Each is a page of its own. What few readers of this
 * language have is one fold further.
 */
export function ProductLines({ choices, t }: { choices: FactChoice[]; t: Translate }) {
  return choices.map(({ key, name, options }) => {
    const chosen = options.find(({ current }) => current);
    const rare = options.filter((option) => option.rare);
    return (
      // By this name `SoftNavigation` gives the line the focus back.
      <details key={key} id={`product-${key}`} className="print:hidden">
        <summary className="product-line">
          {chosen ? t("page.choice.chosen", { product: chosen.label }) : t("page.choice.open", { name })}
        </summary>
        <nav aria-label={name} className="mb-3">
          <Chips options={options.filter((option) => !option.rare)} />
          {rare.length > 0 && (
            <details>
              <summary className="product-line">{t("page.choice.more")}</summary>
              <Chips options={rare} />
            </details>
          )}
        </nav>
      </details>
    );
  });
}

function Chips({ options }: { options: FactChoice["options"] }) {
  return (
    <ul className="flex flex-wrap gap-x-2">
      {options.map((option) => (
        <li key={option.value}>
          <SoftLink
            href={option.href}
            soft="here"
            {...(option.current ? { "aria-current": "true" } : {})}
            className={buttonStyle.chip}
          >
            {option.label}
          </SoftLink>
        </li>
      ))}
    </ul>
  );
}
