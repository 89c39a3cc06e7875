/** The parts of a plain-text mail that a mailbox shows. */
interface MailText {
  from: string;
  sender: string;
  subject: string;
  sentAt: Date;
  text: string;
}

/** Reads a single-part plain-text mail (7bit or quoted-printable), which is all that Kestrel sends. */
export function readMail(raw: string): MailText {
  const [head = "", ...rest] = raw.replace(/\r\n/g, "\n").split("\n\n");
  const headers = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const body = rest.join("\n\n");
  const quoted = headers.get("content-transfer-encoding") === "quoted-printable";
  const [, name, address] = /^"?(.*?)"?\s*<(.+)>$/.exec(headers.get("from") ?? "") ?? [];
  return {
    from: name ?? headers.get("from") ?? "",
    sender: address ?? "",
    subject: headers.get("subject") ?? "",
    sentAt: new Date(headers.get("date") ?? Date.now()),
    text: (quoted ? unquote(body) : body).trim(),
  };
}

function unquote(body: string): string {
  const bytes = body.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => `%${hex}`);
  return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/gi, "%25"));
}
