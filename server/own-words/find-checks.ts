import { type Content, inLanguage } from "#machines/content/content.ts";
import { type CutKind, cutPersonal } from "#machines/input/cut-personal.ts";
import { likelyLanguages } from "#machines/own-words/likely-languages.ts";
import { type Known, matchWords } from "#machines/own-words/match-words.ts";
import { type Ranked, ranked } from "#machines/own-words/ranked.ts";
import { wordIndexOf } from "../content/word-indexes.ts";
import { env } from "../env.ts";
import { type Assistant, createAssistant } from "./assistant.ts";

export interface Words extends Known {
  /** As they were typed. */
  text: string;
  locale: string;
  /** Whether the operator's assistant may read them, if there is one. */
  mayAsk: boolean;
}

/**
 * The checks for a person's own words, what was cut out of them first, and the language they are in. The assistant, where there is one, is asked for the order; what it does not know, or
 * not in time, our own matching says alone.
 */
export async function findChecks(
  content: Content,
  { locale, mayAsk, ...words }: Words,
): Promise<{ found: Ranked; cut: CutKind[]; language: string }> {
  const { text, cut } = cutPersonal(words.text);
  const languages = likelyLanguages(text, locale, content.settings.locales);
  const indexes = await Promise.all(languages.map((one) => wordIndexOf(content, one)));
  const all = matchWords(indexes, text, words, Number.POSITIVE_INFINITY);
  const assistant = mayAsk && text.trim() !== "" ? assistantOfSite() : undefined;
  if (!assistant) return { found: ranked(all, []), cut, language: all.language };
  // In an order that does not depend on the words.
  const choices = [...content.checks.values()]
    .filter(({ id }) => all.matches.some(({ check }) => check === id))
    .map(({ id, texts }) => ({ id, title: inLanguage(texts, locale, content.settings).title }));
  return { found: ranked(all, await assistant.rank(text, choices)), cut, language: all.language };
}

function assistantOfSite(): Assistant | undefined {
  const settings = env().assistant;
  // One per process, since routes are bundled apart.
  if (settings) globalThis.wizardAssistant ??= createAssistant(settings);
  return globalThis.wizardAssistant;
}

declare global {
  var wizardAssistant: Assistant | undefined;
}
