import { isSameSecret } from "../../one-way-secrets.ts";
import { type Finding, good, unknown, wrong } from "../finding.ts";

interface Secret {
  name: string;
  /** As its provider issues it, where that is known. */
  shape?: RegExp;
  what?: string;
  /** What is pasted here by mistake. */
  mistaken?: readonly (readonly [RegExp, string])[];
}

const hex32 = /^[0-9a-f]{32}$/;

/** Every secret that this process shares with somebody, by its variable. */
const secrets: readonly Secret[] = [
  { name: "RESEND_SECRET" },
  { name: "RESEND_BETTER_AUTH_SECRET" },
  { name: "DELIVERY_EVENTS_SECRET" },
  { name: "DELIVERY_HASH_KEY" },
  { name: "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY" },
  { name: "MATCH_KEY" },
  { name: "METRICS_TOKEN" },
  {
    name: "TWILIO_AUTH_TOKEN",
    shape: hex32,
    what: "32 hexadecimal digits in lower case, from the first page of the Twilio console",
    mistaken: [[/^(AC|SK)[0-9a-f]{32}$/i, "a SID, which is no secret"]],
  },
  { name: "TWILIO_API_SECRET", mistaken: [[/^(AC|SK)[0-9a-f]{32}$/i, "a SID, which is no secret"]] },
  { name: "SES_WEBHOOK_SECRET" },
  { name: "POSTMARK_WEBHOOK_SECRET" },
  {
    name: "MAILGUN_SIGNING_KEY",
    shape: hex32,
    what: "the HTTP webhook signing key: 32 hexadecimal digits",
    mistaken: [
      [
        /^key-|^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$/,
        "an API key of Mailgun; the webhook signing key stands beside it",
      ],
    ],
  },
  { name: "RESEND_WEBHOOK_SECRET" },
  {
    name: "BREVO_WEBHOOK_SECRET",
    mistaken: [[/^x(keysib|smtpsib)-/, "an API key of Brevo; choose a password of your own"]],
  },
  { name: "SPARKPOST_WEBHOOK_SECRET" },
  { name: "MAILJET_WEBHOOK_SECRET" },
  {
    name: "MAILERSEND_SIGNING_SECRET",
    mistaken: [[/^mlsn\./, "an API token of MailerSend; the signing secret is shown with the webhook"]],
  },
  {
    name: "MANDRILL_WEBHOOK_KEY",
    mistaken: [[/^md-/, "an API key of Mandrill; the key of the webhook is shown in the list of webhooks"]],
  },
  { name: "VONAGE_SIGNATURE_SECRET" },
  { name: "INFOBIP_WEBHOOK_SECRET" },
  { name: "BIRD_SIGNING_KEY" },
  { name: "SINCH_WEBHOOK_SECRET" },
  { name: "AWS_SMS_WEBHOOK_SECRET" },
  {
    name: "WHATSAPP_APP_SECRET",
    shape: hex32,
    what: "the App Secret of the Meta app: 32 hexadecimal digits",
    mistaken: [[/^EAA/, "an access token; the App Secret stands in the basic settings of the app"]],
  },
  { name: "WHATSAPP_VERIFY_TOKEN" },
];

/** The secrets in their shape, and each used for one thing only. Their values are never said. */
export function examineSecrets(source: Readonly<Record<string, string | undefined>>): Finding[] {
  const given = secrets.flatMap((secret) => {
    const value = source[secret.name];
    return value ? [{ ...secret, value }] : [];
  });
  const findings = given.flatMap(shapeFindings);
  const firsts = given.filter(({ value }, at) => given.findIndex((other) => isSameSecret(other.value, value)) === at);
  for (const { name: first, value } of firsts) {
    const others = given.filter(({ name, ...other }) => name !== first && isSameSecret(other.value, value));
    if (others.length > 0)
      findings.push(
        wrong(
          [first, ...others.map(({ name }) => name)].join(", "),
          "are the same secret: what is signed for one direction, or one neighbour, can be played back in the other",
          `Make a new one for ${others.map(({ name }) => name).join(" and ")}, on both sides.`,
        ),
      );
  }
  if (given.length > 0 && findings.length === 0)
    findings.push(good("Secrets", `${given.length} set, each for one thing only, as far as their shape can tell`));
  return findings;
}

function shapeFindings({ name, value, shape, what, mistaken = [] }: Secret & { value: string }): Finding[] {
  if (value !== value.trim() || /^(["']).*\1$/.test(value))
    return [wrong(name, "begins or ends with a blank or a quotation mark", "Take away what is around it.")];
  if (/…|^(whsec_)?(changeme|change-me|secret|password|xxx+|todo)$/i.test(value))
    return [wrong(name, "still is what an example says", "Put in the real one.")];
  const pasted = mistaken.find(([looks]) => looks.test(value))?.[1];
  if (pasted) return [wrong(name, `looks like ${pasted}`, `Paste ${what ?? "the right one"}.`)];
  if (shape && !shape.test(value))
    return [unknown(name, "has not the shape it usually has", `It is ${what}. Compare, and send a test report.`)];
  return [];
}
