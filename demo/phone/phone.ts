/** A text on a person's phone. */
export interface TextMessage {
  id: string;
  from: string;
  text: string;
  sentAt: Date;
}

export const PHONE_STORAGE_GB = 64;
const USUAL_STORAGE_GB = 41;

/** The phone of one person, and what the carrier knows of it: balance in pence, signal, storage in GB, a security app. */
export class Phone {
  readonly messages: TextMessage[] = [];
  readonly blocked: TextMessage[] = [];
  readonly trustedSenders = new Set<string>();
  filter: "off" | "on" | "paused" = "off";
  usedGigabytes = USUAL_STORAGE_GB;
  balancePence = 820;
  aeroplaneMode = false;
  #next = 1;

  constructor(readonly number: string) {
    const sentAt = new Date(Date.now() - 2 * 86_400_000);
    this.messages.push({ id: "t0", from: "Alex", text: "Running ten minutes late!", sentAt });
  }

  get storageFull(): boolean {
    return this.usedGigabytes >= PHONE_STORAGE_GB;
  }

  /** Newest first, by the time it was sent. */
  list(box: "messages" | "blocked"): TextMessage[] {
    return [...this[box]].reverse().sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime());
  }

  /** A text reaches the handset: shown, or held back by the security app. */
  receive(from: string, text: string, sentAt: Date): "shown" | "blocked" {
    const held = this.filter === "on" && !this.trustedSenders.has(from);
    (held ? this.blocked : this.messages).push({ id: `t${this.#next++}`, from, text, sentAt });
    return held ? "blocked" : "shown";
  }

  /** Lets a blocked text through and trusts its sender from now on. */
  release(id: string): void {
    const at = this.blocked.findIndex((message) => message.id === id);
    const [message] = at < 0 ? [] : this.blocked.splice(at, 1);
    if (!message) return;
    this.messages.push(message);
    this.trustedSenders.add(message.from);
  }

  topUp(pence: number): void {
    this.balancePence += pence;
  }

  freeStorage(): void {
    this.usedGigabytes = USUAL_STORAGE_GB;
  }
}
