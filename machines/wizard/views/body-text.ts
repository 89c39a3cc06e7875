import { LRUCache } from "lru-cache";
import type { Body } from "../../content/body/body.ts";
import { renderBody } from "../../content/body/render-body.ts";
import type { Situation } from "./situation.ts";

/** The Markdown of a body as this person sees it. */
export function bodyText(situation: Situation, body: Body): string {
  const facts = wordingFacts(situation);
  const key = [situation.locale, ...body.dependsOn.map((fact) => facts.get(fact) ?? "")].join("/");
  const ofBody = texts.get(body) ?? new LRUCache<string, string>({ max: 100 });
  texts.set(body, ofBody);
  const text = ofBody.get(key) ?? renderBody(body, facts, situation);
  ofBody.set(key, text);
  return text;
}

// A body belongs to one content, with its values; it differs only by language and by the facts that its blocks are for.
const texts = new WeakMap<Body, LRUCache<string, string>>();

/** What the blocks of a body may be for: everything known, and the channel. */
export function wordingFacts({ journey, channel }: Situation): ReadonlyMap<string, string> {
  return new Map([...journey.facts, ["channel", channel]]);
}
