import type { Env } from "../env.ts";
import { readBrevo, understandBrevo } from "./readers/mail/brevo.ts";
import { readMailersend, understandMailersend } from "./readers/mail/mailersend.ts";
import { readMailgun, understandMailgun } from "./readers/mail/mailgun.ts";
import { readMailjet, understandMailjet } from "./readers/mail/mailjet.ts";
import { readMandrill, understandMandrill } from "./readers/mail/mandrill.ts";
import { readPostmark, understandPostmark } from "./readers/mail/postmark.ts";
import { readResend, understandResend } from "./readers/mail/resend.ts";
import { readSendgrid, understandSendgrid } from "./readers/mail/sendgrid.ts";
import { readSes, understandSes } from "./readers/mail/ses.ts";
import { readSparkpost, understandSparkpost } from "./readers/mail/sparkpost.ts";
import { readOwn } from "./readers/own-system.ts";
import { readAwsSms, understandAwsSms } from "./readers/texts/aws-sms.ts";
import { readBird, understandBird } from "./readers/texts/bird.ts";
import { readInfobip, understandInfobip } from "./readers/texts/infobip.ts";
import { readSinch, understandSinch } from "./readers/texts/sinch.ts";
import { readTelnyx, understandTelnyx } from "./readers/texts/telnyx.ts";
import { readTwilio, understandTwilio } from "./readers/texts/twilio.ts";
import { readVonage, understandVonage } from "./readers/texts/vonage.ts";
import { readWhatsapp, understandWhatsapp } from "./readers/texts/whatsapp.ts";
import type { RawRequest, Reading, Understood } from "./reported-event.ts";

type Reader = (request: RawRequest, now: Date) => Reading | Promise<Reading>;
type Secrets = Env["events"];

/** Who reports delivery events. */
export interface Sender {
  /** Bytes of one request at most. */
  longest: number;
  /** How its requests are read; `null` where its secret is not set, so that nobody is listened to in its name. */
  reader: (secrets: Secrets) => Reader | null;
}

/** A mail or text provider. */
export interface Provider extends Sender {
  /** What a body says (JSON, or the fields of its form). Asks no proof: only for bodies whose sender is proven. */
  understand: (body: unknown, now: Date) => Understood;
}

const kilobyte = 1_024;

/** The customer's own system. */
export const ownSystem: Sender = {
  longest: 64 * kilobyte,
  reader: ({ own }) => (own ? (request, now) => readOwn(request, own, now) : null),
};

function provider<Name extends keyof Secrets>(
  name: Name,
  read: (request: RawRequest, secret: NonNullable<Secrets[Name]>, now: Date) => Reading | Promise<Reading>,
  understand: Provider["understand"],
  longest = 64 * kilobyte,
): Provider {
  const reader: Sender["reader"] = ({ [name]: secret }) =>
    secret ? (request, now) => read(request, secret, now) : null;
  return { longest, reader, understand };
}

/** Of those that send many events at once. */
const batch = 768 * kilobyte;

/** The mail and text providers, by their word in the address `/api/webhooks/<provider>`: this list is the only one. */
export const providers: ReadonlyMap<string, Provider> = new Map<string, Provider>([
  ["twilio", provider("twilio", readTwilio, understandTwilio)],
  ["sendgrid", provider("sendgrid", readSendgrid, understandSendgrid, batch)],
  ["ses", provider("ses", readSes, understandSes, 256 * kilobyte)],
  ["postmark", provider("postmark", readPostmark, understandPostmark)],
  ["mailgun", provider("mailgun", readMailgun, understandMailgun)],
  ["resend", provider("resend", readResend, understandResend)],
  ["brevo", provider("brevo", readBrevo, understandBrevo, batch)],
  ["sparkpost", provider("sparkpost", readSparkpost, understandSparkpost, batch)],
  ["mailjet", provider("mailjet", readMailjet, understandMailjet, batch)],
  ["mailersend", provider("mailersend", readMailersend, understandMailersend)],
  ["mandrill", provider("mandrill", readMandrill, understandMandrill, batch)],
  ["vonage", provider("vonage", readVonage, understandVonage)],
  ["infobip", provider("infobip", readInfobip, understandInfobip, batch)],
  ["bird", provider("bird", readBird, understandBird)],
  ["sinch", provider("sinch", readSinch, understandSinch, batch)],
  ["aws-sms", provider("awsSms", readAwsSms, understandAwsSms)],
  ["telnyx", provider("telnyx", readTelnyx, understandTelnyx)],
  ["whatsapp", provider("whatsapp", readWhatsapp, understandWhatsapp, 256 * kilobyte)],
]);
