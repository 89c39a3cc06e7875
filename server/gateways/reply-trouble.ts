import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { epochSeconds } from "#machines/input/epoch-seconds.ts";
import { sendFailures } from "#machines/resend/delivery.ts";
import { type Fields, type Kind, log } from "../log/log.js";
import { wrongFields } from "../log/wrong-fields.js";
import { withoutQuery } from "../without-query.js";

const reply = {
  // A code is out, however its end is written.
  sent: z.object({ status: z.literal("sent"), code_expires_at: z.unknown().optional() }),
  refused: z.object({ status: z.literal("refused"), reason: z.enum(sendFailures).catch("refused") }),
  later: z.object({ status: z.literal("later") }),
};

/** What the sign-in system itself says. */
export const wordSchema = z.discriminatedUnion("status", [reply.sent, reply.refused, reply.later], {
  error: "must be sent, refused or later",
});

/** A reply to a request for a new code, as far as it was read. */
export interface Replied {
  host: string;
  status: number;
  /** Where a redirect leads to. */
  location: string | null;
  type: string | null;
  /** `undefined` where it is not JSON. */
  json: unknown;
}

/** Writes what is wrong with a reply that is not understood, or not what was asked for: the fields and what was expected there, never what they held. */
export function logReply(replied: Replied): void {
  const line = lineOf(replied);
  if (line) log(line.kind, { host: replied.host, status: replied.status, ...line.fields });
}

function lineOf({ status, location, type, json }: Replied): { kind: Kind; fields?: Fields } | null {
  if (redirects.includes(status))
    return { kind: "resend-redirect", fields: { to: location && withoutQuery(location) } };
  if (status < 300) return { kind: "resend-reply", fields: { problems: problemsIn(json, type) } };
  if (status === 422) return reasonLine(json, type);
  const said = wordSchema.safeParse(json).data?.status;
  const isFailing = status >= 500 || status === 408 || status === 409;
  // It counts like 422: the outbox says that it was refused.
  if (isFailing && said === "refused") return null;
  if (status === 429 || said === "later") return { kind: "resend-later" };
  return { kind: isFailing ? "resend-failing" : "resend-status" };
}

/** Those that lead elsewhere: 304, for one, does not. */
const redirects = [301, 302, 303, 307, 308];

/** Writes that a request got no reply. `isSure`: certainly no request was written. */
export function logSilence(host: string, isSure: boolean, cause: unknown): void {
  log(isSure ? "resend-unreachable" : "resend-silent", { host }, cause);
}

/** When the code ends that was sent, as a rest of the result: nothing where it is not told, or not in seconds; the log then says so. */
export function readExpiry(host: string, told: unknown, now: Date): { codeExpiresAt?: Date } {
  if (told === undefined || told === null) return {};
  const { data, error } = epochSeconds.safeParse(told);
  if (error) {
    log("resend-time", { host, problems: error.issues.map(({ message }) => `code_expires_at: ${message}`) });
    return {};
  }
  const secondsBehind = Math.round(now.getTime() / 1_000 - data);
  if (secondsBehind > 0) log("resend-clock", { host, secondsBehind });
  return { codeExpiresAt: new Date(data * 1000) };
}

function reasonLine(json: unknown, type: string | null): { kind: Kind; fields: Fields } | null {
  const given = z.object({ status: z.literal("refused"), reason: z.string() }).safeParse(json);
  const expected = sendFailures;
  if (!given.success) return { kind: "resend-reason", fields: { problems: problemsIn(json, type), expected } };
  const { reason } = given.data;
  if (sendFailures.some((known) => known === reason)) return null;
  const meant = sendFailures.find((known) => distance(known, reason.toLowerCase().replaceAll(/[^a-z]+/g, "-")) <= 3);
  return { kind: "resend-reason", fields: { problems: ["reason: is none of ours"], meant, expected } };
}

function problemsIn(json: unknown, type: string | null): string[] {
  if (json === undefined)
    return [`body: must be JSON, and is ${/^[\w.+/-]{1,60}/.exec(type ?? "")?.[0] ?? "something else"}`];
  const said = wordSchema.safeParse(json);
  // Understood, but with a status that says the opposite.
  if (said.success) return [`status: must be sent, and is ${said.data.status}`];
  return wrongFields(said.error.issues, { most: 4 });
}
