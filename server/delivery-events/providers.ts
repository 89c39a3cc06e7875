import type { Env } from "../env.ts";
import { readMailgun } from "./readers/mailgun.ts";
import { readOwn } from "./readers/own-system.ts";
import { readPostmark } from "./readers/postmark.ts";
import { readSendgrid } from "./readers/sendgrid.ts";
import { readSes } from "./readers/ses.ts";
import { readTwilio } from "./readers/twilio.ts";
import type { RawRequest, Reading } from "./reported-event.ts";

type Reader = (request: RawRequest, now: Date) => Reading | Promise<Reading>;

/** Who reports delivery events. */
export interface Sender {
  /** Bytes of one request at most. */
  longest: number;
  /** How its requests are read; `null` where its secret is not set, so that nobody is listened to in its name. */
  reader: (secrets: Env["events"]) => Reader | null;
}

const kilobyte = 1_024;

/** The customer's own system. */
export const ownSystem: Sender = {
  longest: 64 * kilobyte,
  reader: ({ own }) => (own ? (request) => readOwn(request, own) : null),
};

/** The mail and text providers, by their word in the address `/api/webhooks/<provider>`: this list is the only one. */
export const providers: ReadonlyMap<string, Sender> = new Map<string, Sender>([
  [
    "twilio",
    {
      longest: 64 * kilobyte,
      reader: ({ twilio }) => (twilio ? (request, now) => readTwilio(request, twilio, now) : null),
    },
  ],
  [
    "sendgrid",
    {
      // Up to a thousand events at once.
      longest: 768 * kilobyte,
      reader: ({ sendgrid }) => (sendgrid ? (request) => readSendgrid(request, sendgrid) : null),
    },
  ],
  [
    "ses",
    {
      longest: 64 * kilobyte,
      reader: ({ sesTopics }) => (sesTopics ? (request, now) => readSes(request, sesTopics, now) : null),
    },
  ],
  [
    "postmark",
    {
      longest: 64 * kilobyte,
      reader: ({ postmark }) => (postmark ? (request, now) => readPostmark(request, postmark, now) : null),
    },
  ],
  [
    "mailgun",
    {
      longest: 64 * kilobyte,
      reader: ({ mailgun }) => (mailgun ? (request, now) => readMailgun(request, mailgun, now) : null),
    },
  ],
]);
