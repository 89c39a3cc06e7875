import { fillPlaceholders } from "../../content/body/placeholder.ts";
import { renderBody } from "../../content/body/render-body.ts";
import { type Content, inLanguage } from "../../content/content.ts";
import type { Facts } from "../../content/fact.ts";
import { concerns, type Incident } from "../../content/incident.ts";
import { interfaceText } from "../../content/interface/interface-text.ts";
import type { Channel } from "../../words.ts";
import type { IncidentView } from "./step-view.ts";

/** The running incidents that may concern a journey, those written by people first. `channel: null`: it is not known yet. */
export function viewIncidents(content: Content, locale: string, channel: Channel | null, facts: Facts): IncidentView[] {
  return content.running
    .filter((incident) => concerns(incident, channel, facts, content.facts) !== "no")
    .map((incident) => viewIncident(content, locale, incident));
}

function viewIncident(content: Content, locale: string, incident: Incident): IncidentView {
  const { id, channels, countries, carriers, texts } = incident;
  const names = new Intl.DisplayNames([locale], { type: "region" });
  const listed = [...countries.map((country) => names.of(country) ?? country), ...carriers];
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const common = { id, concerns: listed.length > 0 ? list.format(listed) : null };
  if (texts.size === 0) {
    const t = interfaceText(content, locale);
    const title = t(`incident.automatic.${channels.includes("sms") ? "sms" : "email"}`);
    return { ...common, title, body: t("incident.automatic.body"), language: locale };
  }
  const language = texts.has(locale) ? locale : (content.settings.locales[0] ?? locale);
  const { title, body } = inLanguage(texts, locale, content.settings);
  const fill = (text: string) => fillPlaceholders(text, content.placeholders, language);
  return { ...common, title: fill(title), body: renderBody(body, new Map(), { locale: language, fill }), language };
}
