import Link from "next/link";
import type { FactChoice } from "#machines/step";

/** "Mailbox: Gmail | Outlook": the same step worded for another mailbox or phone. Each is a page of its own. */
export function FactTabs({ choices }: { choices: FactChoice[] }) {
  return choices.map((choice) => (
    <nav key={choice.key} aria-label={choice.name} className="mt-6 border-b border-hairline">
      <p aria-hidden="true" className="text-small text-quiet">
        {choice.name}
      </p>
      <ul className="-mx-2 flex flex-wrap gap-x-1">
        {choice.options.map((option) => (
          <li key={option.value}>
            <Link
              href={option.href}
              prefetch={false}
              replace
              scroll={false}
              aria-current={option.current ? "true" : undefined}
              className="-mb-px flex min-h-target min-w-target items-center justify-center border-b-2 border-transparent px-2 text-small text-accent hover:border-outline aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {option.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  ));
}
