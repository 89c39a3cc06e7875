import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { fields, isRecord, joined, manyOf, phoneNumber, timeOf, understandEach, word } from "../lenient.ts";
import { bringsSecretOrToken } from "../secrets.ts";

const resultSchema = z.object({
  messageId: word,
  to: word,
  doneAt: word,
  sentAt: word,
  callbackData: word,
  status: z.preprocess(
    (given) => given ?? undefined,
    z.looseObject({ groupName: z.string(), name: word, description: word }),
  ),
  error: fields({ name: word, description: word }),
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["PENDING", "sent"],
  ["DELIVERED", "delivered"],
  ["UNDELIVERABLE", "failed"],
  ["EXPIRED", "failed"],
  ["REJECTED", "failed"],
]);

/** Infobip's delivery reports. They are not signed: basic auth, a header or `?token=` must be `secret`. */
export function readInfobip({ body, headers, url }: RawRequest, secret: string, now: Date): Reading {
  if (!bringsSecretOrToken(headers, url, secret)) return unsigned;
  return readJson(body, (json) => understandInfobip(json, now));
}

export function understandInfobip(json: unknown, now: Date): Understood {
  const results = isRecord(json) && "results" in json ? json.results : json;
  return understandEach(
    manyOf(results ?? []),
    resultSchema,
    ({ messageId, to, doneAt, sentAt, status, error, callbackData }) => {
      const name = status.name;
      const hasError = error.name !== undefined && error.name !== "NO_ERROR";
      return {
        ...identifiersIn(callbackData),
        id: joined(messageId, name ?? status.groupName, error.name),
        message: messageId,
        channel: "sms",
        // The operator has it; the phone may not.
        stage: name === "DELIVERED_TO_OPERATOR" ? "sent" : (stageOf.get(status.groupName) ?? "other"),
        code: joined(hasError ? error.name : undefined, name),
        text: hasError ? error.description : status.description,
        destination: phoneNumber(to),
        at: timeOf(doneAt ?? sentAt, now),
      };
    },
  );
}
