import { parseJson } from "../../json-body.ts";
import { type RawRequest, type Reading, type Understood, unsigned } from "../reported-event.ts";
import { isRecord } from "./lenient.ts";
import { bringsSecret } from "./secrets.ts";
import { confirmSubscription, type Fetch, isSignedByAmazon, snsSchema } from "./sns.ts";

/** How events of Amazon are proven: by Amazon's signature and a listed topic, or by a password where Amazon does not sign. */
export interface AwsProof {
  topics: readonly string[];
  secret: string | undefined;
}

/** Understands one event of a service of Amazon's; `id` is that of its carrier, if it had one. */
type UnderstandEvent = (event: unknown, id: string | undefined, now: Date) => Understood;

/**
 * Events of Amazon over SNS, signed: the signature only proves that some topic sent it, so the topic must be one of those listed; a subscription is
 * confirmed for these and no others. SNS with raw message delivery and EventBridge sign nothing, so they must bring the password of basic auth, or
 * the header X-Webhook-Secret. Rejects when Amazon's certificate cannot be fetched.
 */
export async function readAws(
  { body, headers }: RawRequest,
  { topics, secret }: AwsProof,
  understand: UnderstandEvent,
  now: Date,
  fetchText?: Fetch,
): Promise<Reading> {
  const json = parseJson(body.toString("utf8"));
  const message = snsSchema.safeParse(json);
  if (!message.success) {
    if (secret && json !== undefined && bringsSecret(headers, secret)) return understandAws(json, understand, now);
    return { ...unsigned, trouble: { kind: secret ? "events-secret" : "events-password" } };
  }
  if (!topics.includes(message.data.TopicArn)) return { ...unsigned, trouble: { kind: "events-topic" } };
  if (!(await isSignedByAmazon(message.data, fetchText))) return unsigned;
  if (message.data.Type === "SubscriptionConfirmation")
    return (await confirmSubscription(message.data, fetchText)) ? { events: [] } : { refused: "malformed" };
  return message.data.Type === "UnsubscribeConfirmation" ? { events: [] } : understandAws(json, understand, now);
}

/** Takes the event out of what carried it: a message of SNS, an event of EventBridge, or nothing. */
export function understandAws(json: unknown, understand: UnderstandEvent, now: Date): Understood {
  if (isRecord(json) && typeof json.Message === "string" && typeof json.Type === "string") {
    const event = parseJson(json.Message);
    // SNS greets new subscribers with a plain sentence.
    return isRecord(event)
      ? understandAws(event, (one, id) => understand(one, id ?? idOf(json.MessageId), now), now)
      : { events: [] };
  }
  if (isRecord(json) && "detail-type" in json) return understand(json.detail, idOf(json.id), now);
  return understand(json, undefined, now);
}

function idOf(given: unknown): string | undefined {
  return typeof given === "string" ? given : undefined;
}
