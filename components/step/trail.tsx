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
    <details className="trail">
      <summary>
        <Icon shape="down" />
        {[
          tried > 0 || skipped === 0 ? t(trail.length > 0 ? "page.trail.tried" : "page.trail.known", { tried }) : null,
          skipped > 0 ? t("page.trail.skipped", { skipped }) : null,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </summary>
      <ul>
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
    <li>
      <p>
        {title}
        <span>{answer}</span>
      </p>
      <SoftLink href={href} aria-label={`${change}: ${title}`} className="link-change">
        {change}
      </SoftLink>
    </li>
  );
}
