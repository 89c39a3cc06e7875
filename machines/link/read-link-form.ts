import { type Pair, pairOfSegment } from "../wizard/pair.ts";
import { type Channel, channels } from "../words.ts";

/** What an agent said in the form of the builder. */
interface FilledForm {
  /** The customer's sentence, as it was pasted. */
  words: string;
  /** `null` where the sentence is to tell. */
  channel: Channel | null;
  /** The check to start with, before all that the words say. */
  start: string | null;
  signs: string[];
  facts: Pair[];
  tried: Pair[];
  /** The language of the customer; empty for that of the sentence. */
  to: string;
  /** The language of the agent. */
  locale: string;
}

/** The form, from anybody with anything in it: what is not a text, or too much, is left out. */
export function readLinkForm(form: Iterable<[string, unknown]>): FilledForm {
  const entries = [...form].slice(0, 300);
  const all = (name: string) =>
    entries.flatMap(([key, value]) => (key === name && typeof value === "string" && value !== "" ? [value] : []));
  const one = (name: string) => all(name)[0] ?? "";
  const start = readStart(one("start"));
  return {
    words: one("words").slice(0, 2_000),
    channel: channels.find((known) => known === one("channel")) ?? start?.channel ?? null,
    start: start?.check ?? null,
    signs: all("sign"),
    facts: all("fact").map(pairOfSegment),
    tried: all("tried").map(pairOfSegment),
    to: one("to"),
    locale: one("locale"),
  };
}

/** `sms/sign.new-sim`: the page chosen in the list of a channel; `null` where none was chosen, or nonsense. */
function readStart(value: string): { channel: Channel; check: string } | null {
  const [name = "", segment = ""] = value.split("/");
  const channel = channels.find((known) => known === name);
  const [, check] = pairOfSegment(segment);
  return channel && check ? { channel, check } : null;
}
