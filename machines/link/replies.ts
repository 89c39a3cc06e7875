import { fillPlaceholders } from "../content/body/placeholder.ts";
import { type Content, inLanguage } from "../content/content.ts";
import type { Replies } from "../content/reply/replies.ts";

export interface ReplyTexts {
  chat: string;
  email: string;
  phone: string;
}

/** The saved replies around a link, in the language of the customer; the bare address where the site has none. `step`: what its first page asks. */
export function replyTexts(
  content: Content,
  locale: string,
  { link, short, step }: { link: string; short: string; step: string },
): ReplyTexts {
  const address = short.replace(/^https?:\/\//, "");
  if (content.replies.size === 0) return { chat: link, email: link, phone: address };
  const replies = inLanguage(content.replies, locale, content.settings);
  const values = new Map([
    ...content.placeholders,
    ...Object.entries({ link, short: address, spelled: spelled(address, replies.spell), step }),
  ]);
  const fill = (text: string) => fillPlaceholders(text, values, locale).trim();
  return { chat: fill(replies.chat), email: fill(replies.email), phone: fill(replies.phone) };
}

/** `a.example/es/new-sim` → "A dot E-X-A-M-P-L-E slash E-S slash N-E-W dash S-I-M" */
export function spelled(address: string, { dot, slash, dash }: Replies["spell"]): string {
  const names = new Map([
    [".", dot],
    ["/", slash],
    ["-", dash],
  ]);
  return address
    .split(/([./-])/)
    .filter(Boolean)
    .map((part) => names.get(part) ?? [...part.toUpperCase()].join("-"))
    .join(" ");
}
