/** What a mail server wrote for people, cut to what may tell the reason. */
export interface Notice {
  /** Without the returned message. */
  whole: string;
  /** Without what stands in every notice, too. */
  text: string;
  /** The replies that are quoted in it, and the words beside an address; the most telling first. */
  replies: readonly string[];
}

const mostLetters = 6_000;
const mostLooked = 64_000;

export function readNotice(written: string): Notice {
  const text = withoutReturned(written.slice(0, mostLooked)).slice(0, mostLetters);
  const replies = [transcript(text), besideAddress(text), ...quoted(text)].filter((reply) => reply !== "");
  return { whole: text, text: withoutFormulas(text), replies: [...new Set(replies)] };
}

/** The words of a notice that stand beside one address: those after it, up to the next blank line. */
export function beside(notice: Notice, address: string): string {
  const at = address === "" ? -1 : notice.text.toLowerCase().indexOf(address.toLowerCase());
  if (at === -1) return "";
  return notice.text
    .slice(at + address.length)
    .split(/\n[ \t]*\n/, 1)
    .join("");
}

const returned: readonly RegExp[] = [
  // Exim, qmail, Gmail, Sendmail: a line of dashes that names what follows.
  /^[ \t>]{0,20}--.*\b(?:copy of (?:the|your|my)|below this line|original (?:message|mail)|unsent message|returned (?:message|mail)|(?:message )?headers?|message (?:follows|body)|forwarded message|undelivered message)\b.*$/im,
  /^[ \t]*(?:original message(?: headers?)?|(?:the )?message headers?(?: follows?)?|original headers|the headers? of the (?:original )?message|headers? of (?:the )?(?:original|your) message)\b[^\n]{0,40}$/im,
  /^[ \t]*(?:return-path|received|delivered-to|dkim-signature|arc-seal):/im,
];

function withoutReturned(text: string): string {
  const starts = returned.map((pattern) => text.search(pattern)).filter((at) => at > 0);
  return text.slice(0, Math.min(text.length, ...starts));
}

/** `<<< 550 no` and `Out: 550 no` are replies, `>>>` and `In:` what was asked. */
function transcript(text: string): string {
  let asked = "";
  const replies: string[] = [];
  for (const line of text.split("\n")) {
    const question = /^[ \t]*(?:>>>|In:)[ \t]*(MAIL|RCPT|DATA|EHLO|HELO|\.)/i.exec(line)?.[1];
    if (question) asked = commands.get(question.toUpperCase()) ?? "";
    const reply = /^[ \t]*(?:<<<|Out:)[ \t]*([45]\d\d.*)$/i.exec(line)?.[1];
    if (reply) replies.push(asked ? `${reply} (in reply to ${asked} command)` : reply);
  }
  return replies.slice(-4).join("\n");
}

const commands: ReadonlyMap<string, string> = new Map([
  ["MAIL", "MAIL FROM"],
  ["RCPT", "RCPT TO"],
  ["DATA", "DATA"],
  [".", "end of DATA"],
  ["EHLO", "EHLO"],
  ["HELO", "HELO"],
]);

/** What follows "Remote host said:" and its kin, or a line that begins with a reply code. */
function quoted(text: string): string[] {
  const introduced = [...text.matchAll(introductions)].map(({ 0: found, index }) =>
    // Where the colon ends the line, the next paragraph is meant.
    paragraph(text.slice(index + found.length).replace(/^\s+/, "")),
  );
  const numbered = [
    ...text.matchAll(/^[ \t*<]*(?:smtp[;:]?[ \t]*|error:?[ \t]*|code:?[ \t]*)?(?=[45]\d\d[ \t#:-]|[45]\.\d\.\d)/gim),
  ].map(({ 0: found, index }) => paragraph(text.slice(index + found.length)));
  const both = [...introduced, ...numbered].filter((reply) => reply.length > 3);
  return [both.filter((reply) => /\b[45]\d\d\b|\b[45]\.\d{1,3}\.\d/.test(reply)).join("\n"), both.join("\n")];
}

const introductions =
  /\b(?:remote host said|(?:host|server)\b[^\n]{0,90}\bsaid|said|smtp error from remote [^:]{0,60}:?[^:\n]{0,80}|the error (?:that the other server returned )?was|the (?:server )?response (?:from the remote server )?was|(?:remote |the )?server returned|(?:following|this) (?:response|error|errors|reason|reply|error message)|responded with|responded|error message(?: was| is)?|error text|reasons?(?: for (?:the )?(?:failure|return|non-delivery))?|diagnostic(?:-code| code| information for administrators)?|technical details[^:\n]{0,40}|because|failed with|explanation|error(?: was| is)?|details?|cause|problem|transcript of session follows|did not like our [a-z ]{2,12}|mensaje de error|fehler|grund|raison|motivo|错误(?:信息|原因)?|原因|退信原因|拒信原因)[ \t]*(?:-+[ \t]*)?(?::|：|\n)/gi;

/** The words after the failed address, where a line begins with it: `<j@example.org>:`, or `  j@example.org` alone. */
function besideAddress(text: string): string {
  const found =
    /^[ \t]*(?:to:?[ \t]*)?["'<(]{0,2}[^\s<>"']{1,64}@[^\s<>"':,;]{1,255}["'>)]{0,2}(?:[ \t]+on[ \t][^\n]{0,40}|[:;,.]?)/m.exec(
      text,
    );
  if (!found) return "";
  return paragraph(text.slice(found.index + found[0].length).replace(/^\s+/, ""));
}

function paragraph(text: string): string {
  return text
    .split(/\n[ \t]*\n/, 1)
    .join("")
    .slice(0, 1_500)
    .trim();
}

/** What mail servers write into every notice tells no reason. */
function withoutFormulas(text: string): string {
  return formulas.reduce((left, formula) => left.replace(formula, " "), text);
}

const formulas: readonly RegExp[] = [
  /this (?:message|e-?mail|report) (?:was|is|has been) (?:created |generated |an )?automatic(?:ally)?[^.\n]*[.\n]/gi,
  /a message that you (?:have )?sent[^.]{0,80}could not be delivered[^.]{0,60}recipients\./gi,
  /this is a permanent error[.;:]?(?: i've given up\.)?(?: sorry it didn't work out\.)?/gi,
  /the following address(?:\(es\)|es)? failed:?/gi,
  /i'm (?:afraid|sorry)[^.]{0,160}\./gi,
  /(?:for further assistance|if you do so|please include this problem report|delete your own text)[^.]{0,120}\./gi,
  /please (?:do not|don't) (?:reply|resend)[^.\n]{0,100}[.\n]/gi,
  /the following (?:addresses|recipients?)[^:\n]{0,60}:?/gi,
];
