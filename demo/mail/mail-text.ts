import PostalMime from "postal-mime";

/** The parts of a plain-text mail that a mailbox shows. */
interface MailText {
  from: string;
  sender: string;
  subject: string;
  sentAt: Date;
  text: string;
}

/** Reads a mail as a mailbox does. */
export async function readMail(raw: string): Promise<MailText> {
  const { from, subject = "", date, text = "" } = await PostalMime.parse(raw);
  return {
    from: from?.name || from?.address || "",
    sender: from?.address ?? "",
    subject,
    sentAt: new Date(date ?? Date.now()),
    text: text.trim(),
  };
}
