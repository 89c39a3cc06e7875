import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { malformed, parseJson, type RawRequest, type Reading, unsigned } from "../reported-event.ts";
import { identifiers } from "./identifiers.ts";

const statusSchema = z.object({
  MessageSid: z.string(),
  MessageStatus: z.string(),
  ErrorCode: z.union([z.string(), z.number().transform(String)]).nullish(),
  To: z.string().optional(),
});

const stageOf: Readonly<Record<string, Stage>> = {
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "failed",
  failed: "failed",
  canceled: "failed",
  // One part of a long text came, another did not: the code cannot be read.
  partially_delivered: "failed",
};

/** Status callbacks of Twilio Messaging. The callback address names challenge and delivery in its query, which the signature covers. */
export function readTwilio(request: RawRequest, authToken: string, now: Date): Reading {
  const text = request.body.toString("utf8");
  const isJson = (request.headers.get("content-type") ?? "").includes("json");
  const form = new URLSearchParams(isJson ? "" : text);
  const signature = request.headers.get("x-twilio-signature") ?? "";
  if (!isSigned(request.url, isJson ? text : form, signature, authToken)) return unsigned;
  const status = statusSchema.safeParse(isJson ? parseJson(text) : Object.fromEntries(form));
  if (!status.success) return malformed;
  const { MessageSid, MessageStatus, ErrorCode, To } = status.data;
  const event = {
    ...identifiers.parse(Object.fromEntries(request.url.searchParams)),
    id: `${MessageSid} ${MessageStatus}`,
    message: MessageSid,
    channel: "sms" as const,
    stage: stageOf[MessageStatus] ?? "other",
    code: ErrorCode ?? MessageStatus,
    destination: To,
    at: now,
  };
  return { events: [event] };
}

/**
 * Twilio's scheme: HMAC-SHA1 with the auth token over the address and the form's fields, sorted, name and value without anything between; for
 * JSON, over the address alone, which then carries the SHA-256 of the body. The address is signed with and without its port.
 */
function isSigned(url: URL, body: string | URLSearchParams, signature: string, authToken: string): boolean {
  if (typeof body === "string") {
    const hash = createHash("sha256").update(body).digest("hex");
    if (url.searchParams.get("bodySHA256") !== hash) return false;
  }
  const fields =
    typeof body === "string"
      ? ""
      : [...new Set(body.keys())]
          .toSorted()
          .map((name) =>
            [...new Set(body.getAll(name))]
              .toSorted()
              .map((value) => name + value)
              .join(""),
          )
          .join("");
  return addresses(url).some((address) => {
    const expected = createHmac("sha1", authToken)
      .update(address + fields)
      .digest();
    const given = Buffer.from(signature, "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function addresses(url: URL): string[] {
  if (url.port !== "") return [url.href, url.href.replace(`:${url.port}`, "")];
  const port = url.protocol === "https:" ? "443" : "80";
  return [url.href, url.href.replace(url.host, `${url.host}:${port}`)];
}
