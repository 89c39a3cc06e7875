import type { FactChoice } from "#machines/step";
import { SoftLink } from "./soft-link.tsx";

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
              className="group flex min-h-target min-w-target items-center text-small"
            >
              <span className="rounded-control border border-hairline px-3 py-1 text-accent group-hover:border-accent group-aria-[current]:border-accent group-aria-[current]:bg-wash group-aria-[current]:font-semibold group-aria-[current]:text-ink">
                {option.label}
              </span>
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  ));
}
