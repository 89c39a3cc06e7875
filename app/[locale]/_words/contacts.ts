import type { ContactView } from "#components/step/contact-list.tsx";
import { fillPlaceholders } from "#machines/content/body/placeholder.ts";
import { renderBody } from "#machines/content/body/render-body.ts";
import { type Content, inLanguage } from "#machines/content/content.ts";
import { signInAddress } from "../_parts/read-step.ts";

/** The ways to a human in the order the editors gave them, worded for what is known. */
export function viewContacts(content: Content, locale: string, facts: ReadonlyMap<string, string>): ContactView[] {
  const fill = (text: string) => fillPlaceholders(text, content.placeholders, locale);
  return content.contacts.map((contact) => {
    const text = inLanguage(contact.texts, locale, content.settings);
    return {
      id: contact.id,
      title: fill(text.title),
      action: fill(text.action),
      isOtherWay: contact.url === "sign-in",
      url: contact.url === "sign-in" ? signInAddress(content) : contact.url,
      body: renderBody(text.body, facts, { locale, fill }),
    };
  });
}
