/** A message in a person's mailbox. Sizes are made up (in MB) so that a mailbox can be full without being large. */
export interface MailMessage {
  id: string;
  folder: Folder;
  from: string;
  sender: string;
  subject: string;
  text: string;
  sentAt: Date;
  megabytes: number;
  read: boolean;
}
export const folders = ["inbox", "spam", "bin"] as const;
export type Folder = (typeof folders)[number];

export const MAILBOX_LIMIT_MB = 100;

/** The mailbox of one person: three folders, a limit and a spam filter that mistrusts unknown senders when strict. */
export class Mailbox {
  readonly messages: MailMessage[] = [];
  readonly safeSenders = new Set<string>();
  strictFilter = false;
  #next = 1;

  constructor(readonly address: string) {
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    this.#add("inbox", "Alex", "alex@friends.example", "Photos from Sunday", days(1), 31, "They came out well! Alex");
    this.#add(
      "inbox",
      "City Library",
      "desk@library.example",
      "Your books are due",
      days(3),
      2,
      "Two books are due on Friday.",
    );
    this.#add(
      "inbox",
      "Harbour Bank",
      "news@bank.example",
      "Your statement is ready",
      days(8),
      8,
      "Sign in to read it.",
    );
    this.#add(
      "bin",
      "Video Club",
      "hello@video.example",
      "Your weekly picks",
      days(12),
      3,
      "Ten films for a rainy week.",
    );
    for (const message of this.messages) message.read = true;
  }

  get usedMegabytes(): number {
    return this.messages.reduce((sum, message) => sum + message.megabytes, 0);
  }

  get full(): boolean {
    return this.usedMegabytes >= MAILBOX_LIMIT_MB;
  }

  /** Newest first, by the time it was sent; messages of the same second in the order they came. */
  list(folder: Folder): MailMessage[] {
    return this.messages
      .filter((message) => message.folder === folder)
      .reverse()
      .sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime());
  }

  find(id: string): MailMessage | undefined {
    return this.messages.find((message) => message.id === id);
  }

  /** What the mail server does with an accepted message: the inbox, or spam when the filter mistrusts the sender. */
  receive(mail: { from: string; sender: string; subject: string; text: string; sentAt: Date }): MailMessage {
    const folder = this.strictFilter && !this.safeSenders.has(mail.sender) ? "spam" : "inbox";
    return this.#add(folder, mail.from, mail.sender, mail.subject, mail.sentAt, 1, mail.text);
  }

  /** Moves the message to the inbox and trusts its sender from now on. */
  markNotSpam(id: string): void {
    const message = this.find(id);
    if (message?.folder !== "spam") return;
    message.folder = "inbox";
    this.safeSenders.add(message.sender);
  }

  moveToBin(id: string): void {
    const message = this.find(id);
    if (message) message.folder = "bin";
  }

  emptyBin(): void {
    const kept = this.messages.filter((message) => message.folder !== "bin");
    this.messages.splice(0, this.messages.length, ...kept);
  }

  /** Fills what is left of the storage with old films in the bin. */
  fill(): void {
    const each = Math.ceil((MAILBOX_LIMIT_MB - this.usedMegabytes) / 3);
    for (const part of [1, 2, 3]) {
      const sentAt = new Date(Date.now() - (30 + part) * 86_400_000);
      this.#add(
        "bin",
        "Sam",
        "sam@friends.example",
        `Holiday film, part ${part}`,
        sentAt,
        each,
        "The film is attached.",
      ).read = true;
    }
  }

  #add(
    folder: Folder,
    from: string,
    sender: string,
    subject: string,
    sentAt: Date,
    megabytes: number,
    text: string,
  ): MailMessage {
    const message = { id: `m${this.#next++}`, folder, from, sender, subject, text, sentAt, megabytes, read: false };
    this.messages.push(message);
    return message;
  }
}
