import type { FactChoice } from "#machines/wizard/views/step-view.ts";
import { buttonStyle } from "../base/button-style.ts";
import { SoftLink } from "../base/soft-link.tsx";

/** "Mailbox: Gmail | Outlook": the same step worded for another mailbox or phone. Each is a page of its own. */
export function FactTabs({ choices }: { choices: FactChoice[] }) {
  return choices.map((choice) => (
    <nav key={choice.key} aria-label={choice.name} className="mt-5">
      <p aria-hidden="true" className="text-small text-quiet">
        {choice.name}
      </p>
      <ul className="flex flex-wrap gap-x-2">
        {choice.options.map((option) => (
          <li key={option.value}>
            <SoftLink
              href={option.href}
              soft="here"
              aria-current={option.current ? "true" : undefined}
              className={buttonStyle.chip}
            >
              {option.label}
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  ));
}
