import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { IncidentView } from "#machines/wizard/views/step-view.ts";
import { Markdown } from "../base/markdown.tsx";

/** What is wrong for many people right now, above everything else on the page; nothing when all is well. */
export function Incidents({ incidents, locale, t }: { incidents: IncidentView[]; locale: string; t: Translate }) {
  return incidents.map(({ id, title, body, concerns, language }) => {
    const written = language === locale ? {} : { lang: language, dir: "auto" };
    return (
      <section
        key={id}
        aria-label={t("incident.label")}
        className="mb-6 rounded-control border border-outline border-s-4 border-s-alert px-4 py-3 text-small"
      >
        <p className="font-semibold" {...written}>
          {title}
        </p>
        {concerns && <p className="text-quiet">{t("incident.concerns", { list: concerns })}</p>}
        <div className="mt-1" {...written}>
          <Markdown text={body} />
        </div>
      </section>
    );
  });
}
