import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Delivery, DeliveryLog } from "../delivery/delivery.ts";

export interface MailQueue {
  /** Takes over the mail and returns at once; what becomes of it is in the delivery log. */
  send(delivery: Delivery, mail: { subject: string; text: string }): void;
  close(): void;
}

/** Real queues wait minutes between tries; a demonstration would be dull. */
const RETRY_MS = 1000;
const LONGEST_QUEUE_MS = 10 * 60_000;

/** Kestrel's outgoing mail: one SMTP conversation per mail, again and again while the other side says 4xx. */
export function createMailQueue(smtpPort: number, log: DeliveryLog): MailQueue {
  const transport = createTransport({
    host: "127.0.0.1",
    port: smtpPort,
    secure: false,
    ignoreTLS: true,
    name: "kestrel.example",
  });
  const waiting = new Set<NodeJS.Timeout>();

  async function attempt(delivery: Delivery, mail: { subject: string; text: string }, firstAt: number) {
    try {
      const { response } = await transport.sendMail({
        // One bounce address per delivery (VERP), so that a reply names what it is about.
        envelope: { from: `bounce+${delivery.id}@kestrel.example`, to: delivery.address },
        from: { name: "Kestrel", address: "no-reply@kestrel.example" },
        to: delivery.address,
        date: delivery.sentAt,
        ...mail,
      });
      log.note(delivery, "delivered", Number.parseInt(response, 10), response);
    } catch (error) {
      const refused = smtpRefusalSchema.safeParse(error);
      const { responseCode, response } = refused.success
        ? refused.data
        : { responseCode: 421, response: "421 4.4.2 No answer" };
      const again = responseCode < 500 && Date.now() < firstAt + LONGEST_QUEUE_MS;
      log.note(delivery, again ? "deferred" : "failed", responseCode, response);
      if (!again) return;
      const timer = setTimeout(() => {
        waiting.delete(timer);
        void attempt(delivery, mail, firstAt);
      }, RETRY_MS);
      waiting.add(timer);
    }
  }

  return {
    send: (delivery, mail) => void attempt(delivery, mail, Date.now()),
    close() {
      for (const timer of waiting) clearTimeout(timer);
      transport.close();
    },
  };
}

const smtpRefusalSchema = z.object({ responseCode: z.number(), response: z.string() });
