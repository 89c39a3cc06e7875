import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { FactEntry, TrailEntry } from "#machines/wizard/views/step-view.ts";
import { Icon } from "../base/icon.tsx";
import { SoftLink } from "../base/soft-link.tsx";

/** What was answered and what is known, folded, each with its way to change it. Nothing on the first page. */
export function Trail(props: { trail: TrailEntry[]; facts: FactEntry[]; t: Translate }) {
  const { trail, facts, t } = props;
  if (trail.length + facts.length === 0) return null;
  const skipped = trail.filter(({ effect }) => effect === "cannot").length;
  const tried = trail.length - skipped;
  return (
    <details className="group -mt-4 -mb-1 text-small wide:mb-3">
      <summary className="-ms-1 inline-flex min-h-target items-center gap-1.5 rounded-control px-1 text-quiet hover:text-ink">
        <Icon shape="down" className="motion-safe:transition-transform group-open:rotate-180" />
        {[
          tried > 0 || skipped === 0 ? t(trail.length > 0 ? "page.trail.tried" : "page.trail.known", { tried }) : null,
          skipped > 0 ? t("page.trail.skipped", { skipped }) : null,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </summary>
      <ul className="mt-1 mb-7 border-s-2 border-hairline ps-4">
        {facts.map((fact) => (
          <TrailLine
            key={fact.key}
            title={fact.name}
            answer={fact.label}
            href={fact.href}
            change={t("page.trail.change")}
          />
        ))}
        {trail.map((entry) => (
          <TrailLine
            key={entry.key}
            title={entry.title}
            answer={entry.answer}
            href={entry.href}
            change={t("page.trail.change")}
          />
        ))}
      </ul>
    </details>
  );
}

function TrailLine({ title, answer, href, change }: { title: string; answer: string; href: string; change: string }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 py-1">
      <p className="min-w-32 flex-1 font-semibold wrap-anywhere">
        {title}
        <span className="block font-normal text-quiet">{answer}</span>
      </p>
      <SoftLink href={href} aria-label={`${change}: ${title}`} className="link-change">
        {change}
      </SoftLink>
    </li>
  );
}
