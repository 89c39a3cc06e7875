import { createVerify, X509Certificate } from "node:crypto";
import { LRUCache } from "lru-cache";
import { z } from "zod";

export const snsSchema = z.object({
  Type: z.enum(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"]),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Subject: z.string().nullish(),
  Timestamp: z.string(),
  SignatureVersion: z.enum(["1", "2"]),
  Signature: z.string(),
  SigningCertURL: z.string(),
  SubscribeURL: z.string().optional(),
  Token: z.string().optional(),
});
export type SnsMessage = z.infer<typeof snsSchema>;

/** Fetches a text from Amazon. */
export type Fetch = (url: string) => Promise<string>;

/** Whether Amazon signed the message. The certificate is only ever taken from an SNS host of Amazon's. Rejects when it cannot be fetched. */
export async function isSignedByAmazon(message: SnsMessage, fetchText: Fetch = fetchOnce): Promise<boolean> {
  if (!isSnsAddress(message.SigningCertURL, /^\/SimpleNotificationService-[\w]+\.pem$/)) return false;
  const pem = await certificate(message.SigningCertURL, fetchText);
  try {
    const { publicKey } = new X509Certificate(pem);
    const algorithm = message.SignatureVersion === "2" ? "RSA-SHA256" : "RSA-SHA1";
    return createVerify(algorithm).update(canonical(message)).verify(publicKey, message.Signature, "base64");
  } catch {
    return false;
  }
}

/** Says yes to Amazon for a topic that was checked before. Never follows an address that is not Amazon's. */
export async function confirmSubscription(
  { SubscribeURL }: SnsMessage,
  fetchText: Fetch = fetchOnce,
): Promise<boolean> {
  if (!SubscribeURL || !isSnsAddress(SubscribeURL, /^\/$/)) return false;
  await fetchText(SubscribeURL);
  return true;
}

/** `https://sns.<region>.amazonaws.com(.cn)` with such a path, and nothing that only looks like it. */
export function isSnsAddress(address: string, path: RegExp): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const isHost = /^sns\.[a-z0-9-]{3,30}\.amazonaws\.com(\.cn)?$/.test(url.hostname);
  return url.protocol === "https:" && url.port === "" && url.username === "" && isHost && path.test(url.pathname);
}

/** The fields SNS signs, in its order, name and value each on a line. */
function canonical(message: SnsMessage): string {
  const names =
    message.Type === "Notification"
      ? (["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"] as const)
      : (["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"] as const);
  return names
    .flatMap((name) => {
      const value = message[name];
      return value === undefined || value === null ? [] : [`${name}\n${value}\n`];
    })
    .join("");
}

/** By address. A handful are in use at any time. */
const certificates = new LRUCache<string, string>({ max: 20 });

async function certificate(url: string, fetchText: Fetch): Promise<string> {
  const known = certificates.get(url);
  if (known) return known;
  const pem = await fetchText(url);
  certificates.set(url, pem);
  return pem;
}

async function fetchOnce(url: string): Promise<string> {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`Amazon answered ${response.status}`);
  return response.text();
}
