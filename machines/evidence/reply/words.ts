import { longestReply } from "./smtp-codes.ts";

/** What a mail server said, as the rules read it. */
export interface Words {
  /** The words alone: small letters, one blank between them, one spelling of what has several; an address is `@`, a host `~`, the end of a clause `/`. */
  plain: string;
  /** The same with links, addresses and hosts, for rules that look for names. Only the host that spoke is left out. */
  named: string;
}

/** Takes the words out of a reply. Patterns are written as `plain` has them: `does not`, `mailbox`, `email`, no hyphens. */
export function readWords(text: string): Words {
  const said = foldLetters(text.slice(0, longestReply)).replace(speaker, " ");
  const named = said.replace(/\s+/g, " ").trim();
  const bare = said
    .replace(/\b(?:https?|ftp|mailto):[^\s>)\]]+|\bwww\.[^\s>)\]]+/g, " ")
    .replace(/["'<([]?[\w.!#$%&'*+/=?^{|}~-]{1,64}@[\w.-]{1,255}["'>)\]]?/g, " @ ")
    .replace(/["'[<(]?\b(?:\d{1,3}\.){3}\d{1,3}\b["'\]>)]?|\[[\da-f]*:[\da-f:.]+\]/g, " ~ ")
    .replace(/(?<![\w.-])(?:[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?\.)+[a-z]{2,24}\b(?!\.[a-z])/g, " ~ ")
    .replace(/(?<![\d.])[245]\d\d(?=[ -]|$)|#?(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/g, " ")
    // A name in quotation marks stands for a mailbox.
    .replace(/(?<![a-z])["'`][\w.+-]{1,64}["'`](?![a-z])/g, " @ ");
  return { plain: oneSpelling(bare), named };
}

/** The host that spoke is no reason: `host mx.example[192.0.2.1] said:`, `<mx.example[192.0.2.1]>:`, `mx.example #5.1.1 smtp;`. */
const speaker =
  /\bhost \S{1,255}(?: ?\[[^\]]{0,60}\])?(?: \([^)]{0,80}\))? said:|<?\b[\w.-]{1,255} ?\[[\d.:a-f]{3,45}\]>?(?::\d{1,5})?|(?<=<)[\w.-]{1,255}(?= #\d)|\bwhile talking to \S{1,255}|\bsmtp error from remote (?:mail )?(?:server|mailer) after (?:pipelined )?(?:initial connection|end of data|(?:sending )?[a-z]+(?: (?:from|to):<[^>]{0,255}>)?)(?: size=\d+)?|\(in reply to [a-z ]{3,30} command\)|\[[\w-]+(?:\.[\w-]+){3,9}(?: \d{4}-\d\d-\S+ \w+)?\]/g;

/** Small letters without accents, in one kind of quotation mark; signs of full width as plain ones. */
function foldLetters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”«»]/g, '"');
}

function oneSpelling(text: string): string {
  return (
    spellings
      .reduce((words, [pattern, instead]) => words.replace(pattern, instead), text.replace(/[\s_-]+/g, " "))
      // What is neither letter, digit nor a sign of ours separates words.
      .replace(/[^\p{Letter}\p{Number}@~.:;!?(]+/gu, " ")
      .replace(/[.:;!?]+(?=\s|$)|\(/g, " / ")
      .replace(/[.:;!?]+/g, " ")
      .replace(/^[\s/]+|[\s/]+$|\/(?=\s*\/)/g, " ")
      .replace(/\s+/g, " ")
      .trim()
  );
}

const spellings: readonly (readonly [RegExp, string])[] = [
  [/\bcan(?:not|'?t)\b/g, "can not"],
  [/\bwon'?t\b/g, "will not"],
  [/\b(do|does|did|is|are|was|were|has|have|had|could|would|should)n'?t\b/g, "$1 not"],
  [/'s\b/g, ""],
  [/\be mails?\b/g, "email"],
  [/\bmail box(es)?\b/g, "mailbox$1"],
  [/\b(black|block|white|allow|deny|grey|gray|ban) list/g, "$1list"],
  [/\bgraylist/g, "greylist"],
  [/\b(recogn|author|unauthor|unrecogn)is(e|ed|ing|ation)\b/g, "$1iz$2"],
  [/\bcancelled\b/g, "canceled"],
  [/\bunrout(?:e)?able\b/g, "unroutable"],
  [/\b(?:non ?exist(?:ent|ant|ing)|inexistent|unexist(?:ent|ing))\b/g, "nonexistent"],
  [/\b(?:recepient|recipent|reciepient|receipient)/g, "recipient"],
  [/\badress(?=\b|es\b)/g, "address"],
  [/\bquota'?s\b/g, "quota"],
  [/\bover ?quota\b/g, "over quota"],
  [/\bstart ?tls\b/g, "starttls"],
  [/\b(?:time|timed) ?out\b/g, "timeout"],
  [/\bpermanantly\b/g, "permanently"],
  [/\btempor(?:ary|arily|aly)\b/g, "temporarily"],
];
