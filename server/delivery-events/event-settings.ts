import { createPublicKey } from "node:crypto";
import { z } from "zod";
import { webhookSecret } from "../env-value.ts";

const password = z.string().min(24, "must be at least 24 characters: openssl rand -base64 32").optional();
const key = z.string().optional();
const topics = z
  .string()
  .regex(
    /^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w.-]+(,\s*arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w.-]+)*$/,
    "must be SNS topics with commas between them, for example arn:aws:sns:eu-central-1:123456789012:ses-events",
  )
  .optional();

/** The variables of the environment that say who may report what happened to codes. */
export const eventVariables = {
  DELIVERY_EVENTS_SECRET: webhookSecret.optional(),
  DELIVERY_HASH_KEY: z.string().min(32, "must be at least 32 characters: openssl rand -base64 32").optional(),
  SENDGRID_WEBHOOK_KEY: z
    .string()
    .refine(isPublicKey, {
      error: "must be the verification key SendGrid shows for the signed event webhook: one line that begins with MF",
    })
    .optional(),
  SES_TOPIC_ARNS: topics,
  SES_WEBHOOK_SECRET: password,
  POSTMARK_WEBHOOK_SECRET: password,
  MAILGUN_SIGNING_KEY: key,
  RESEND_WEBHOOK_SECRET: webhookSecret.optional(),
  BREVO_WEBHOOK_SECRET: password,
  SPARKPOST_WEBHOOK_SECRET: password,
  MAILJET_WEBHOOK_SECRET: password,
  MAILERSEND_SIGNING_SECRET: key,
  MANDRILL_WEBHOOK_KEY: key,
  VONAGE_SIGNATURE_SECRET: key,
  INFOBIP_WEBHOOK_SECRET: password,
  BIRD_SIGNING_KEY: key,
  SINCH_WEBHOOK_SECRET: password,
  AWS_SMS_TOPIC_ARNS: topics,
  AWS_SMS_WEBHOOK_SECRET: password,
  TELNYX_PUBLIC_KEY: z
    .string()
    .refine((given) => Buffer.from(given, "base64").length === 32, {
      error: "must be the public key of your Telnyx account: 32 bytes in base64",
    })
    .optional(),
  WHATSAPP_APP_SECRET: key,
  WHATSAPP_VERIFY_TOKEN: key,
};

type Given = z.infer<z.ZodObject<typeof eventVariables>> & { TWILIO_AUTH_TOKEN?: string | undefined };

/** Who may report what happened to codes; without its secret a sender is not listened to. */
export function eventSettings(given: Given) {
  return {
    own: given.DELIVERY_EVENTS_SECRET,
    /** Not set: where a code went is not kept, not even as a hash. */
    hashKey: given.DELIVERY_HASH_KEY,
    twilio: given.TWILIO_AUTH_TOKEN,
    sendgrid: given.SENDGRID_WEBHOOK_KEY,
    ses: awsProof(given.SES_TOPIC_ARNS, given.SES_WEBHOOK_SECRET),
    postmark: given.POSTMARK_WEBHOOK_SECRET,
    mailgun: given.MAILGUN_SIGNING_KEY,
    resend: given.RESEND_WEBHOOK_SECRET,
    brevo: given.BREVO_WEBHOOK_SECRET,
    sparkpost: given.SPARKPOST_WEBHOOK_SECRET,
    mailjet: given.MAILJET_WEBHOOK_SECRET,
    mailersend: given.MAILERSEND_SIGNING_SECRET,
    mandrill: given.MANDRILL_WEBHOOK_KEY,
    vonage: given.VONAGE_SIGNATURE_SECRET,
    infobip: given.INFOBIP_WEBHOOK_SECRET,
    bird: given.BIRD_SIGNING_KEY,
    sinch: given.SINCH_WEBHOOK_SECRET,
    awsSms: awsProof(given.AWS_SMS_TOPIC_ARNS, given.AWS_SMS_WEBHOOK_SECRET),
    telnyx: given.TELNYX_PUBLIC_KEY,
    whatsapp: given.WHATSAPP_APP_SECRET
      ? { appSecret: given.WHATSAPP_APP_SECRET, verifyToken: given.WHATSAPP_VERIFY_TOKEN }
      : undefined,
  };
}

/** Amazon's signature with a list of topics, or a password, or both. */
function awsProof(arns: string | undefined, secret: string | undefined) {
  return arns || secret ? { topics: arns?.split(/,\s*/) ?? [], secret } : undefined;
}

function isPublicKey(value: string): boolean {
  try {
    return (
      createPublicKey({ key: Buffer.from(value, "base64"), format: "der", type: "spki" }).asymmetricKeyType === "ec"
    );
  } catch {
    return false;
  }
}
