import { type CodeStatus, codeStatus } from "#machines/code-status/code-status.ts";
import type { PressResult } from "#machines/code-status/press-result.ts";
import { decideResend } from "#machines/resend/decide-resend.ts";
import type { NoCode } from "#machines/resend/known-code.ts";
import type { TicketRefusal } from "#machines/resend/refusal.ts";
import type { Ticket } from "#machines/resend/ticket.ts";
import { getContent } from "../content/content.ts";
import { type Database, database } from "../data/database.ts";
import { env } from "../env.ts";
import { log } from "../log/log.js";
import { admitTicket, type TicketCookies } from "../tickets/admit-ticket.ts";
import { trace } from "../traces/trace.ts";
import { count } from "../watch/count.js";
import { addressBlockHash } from "./address-block-hash.ts";
import { type Asker, readKnownCode } from "./known-code.ts";
import { outboxState, wakeOutbox } from "./outbox.ts";
import { type Judged, press } from "./press.ts";
import { createProof, readProof } from "./proof-of-work.ts";
import { resendRules } from "./resend-rules.ts";

/** What a request brings: its cookies, and the `X-Forwarded-For` that proxies wrote. */
export interface Visitor extends TicketCookies {
  forwardedFor?: string | null | undefined;
  /** There when the browser can prove work; `payload` is the proof for this press. */
  proof?: { payload: string | null } | undefined;
  /** Why the link of the sign-in site led nowhere: said instead of "no ticket". */
  problem?: TicketRefusal | undefined;
}

/** What this browser may know about its code at `now`. Never throws: what cannot be known is a refusal in the status. */
export async function readCodeStatus(visitor: Visitor, now = new Date()): Promise<CodeStatus> {
  return (await withCode(visitor, now, (opened, asker) => look(opened, asker, now))).status;
}

/** The same for the holder of a ticket that was admitted at this moment. */
export async function readStatusOf(ticket: Ticket, now: Date): Promise<CodeStatus> {
  const looking = database().then((opened) => look(opened, { ticket, addressBlock: null }, now));
  return (await seen(looking, now)).status;
}

async function look(opened: Database, asker: Asker, now: Date): Promise<Judged> {
  const rules = resendRules();
  const known = await readKnownCode(opened, asker, rules, now);
  return { accepted: false, known, decision: decideResend(known, rules.policy, now) };
}

/** One press on "Send a new code" by this browser at `now`. Never throws; a press that leads to nothing says why in the status. */
export function pressResend(visitor: Visitor, now = new Date()): Promise<PressResult> {
  return trace("press", async (tell) => {
    const isStopping = outboxState() === "stopping";
    const pressResult = await (isStopping ? notNow(now) : pressed(visitor, now));
    const { ticket, resend } = pressResult.status;
    const result = pressResult.accepted ? "allowed" : (resend.refusal ?? "no-proof");
    const channel = ticket?.channel ?? "none";
    count("presses", { channel, result });
    tell({ channel, result });
    // Without a ticket there is a line that says why.
    if (!pressResult.accepted && (ticket || isStopping))
      log("press-refused", { refusal: result, channel, isStopping: isStopping || undefined });
    return pressResult;
  });
}

async function pressed(visitor: Visitor, now: Date): Promise<PressResult> {
  const result = await withCode(visitor, now, (opened, asker) => press(opened, asker, resendRules(), now));
  if (result.accepted) wakeOutbox();
  return result;
}

/** What is accepted while this process ends would wait for one that is not there yet, or may not come. */
async function notNow(now: Date): Promise<PressResult> {
  return asSeen(withoutCode({ ticket: null, refusal: "unavailable" }, now), now);
}

/** A puzzle for this browser, `null` when it may not ask for codes. Throws only when the database does not answer. */
export async function readProofPuzzle(visitor: Visitor, now = new Date()) {
  const { ticket } = await admitTicket(visitor, now);
  const rounds = resendRules().policy.proof?.rounds;
  return ticket && env().resend && rounds ? createProof(ticket, rounds, now) : null;
}

/** What comes of `act` for a browser whose ticket is good, as that browser may see it. */
function withCode(
  visitor: Visitor,
  now: Date,
  act: (opened: Database, asker: Asker) => Promise<Judged>,
): Promise<PressResult> {
  return seen(judgedOf(visitor, now, act), now);
}

async function seen(judging: Promise<Judged>, now: Date): Promise<PressResult> {
  const judged = await judging.catch((cause) => {
    log("code-unknown", {}, cause);
    return withoutCode({ ticket: null, refusal: "unavailable" }, now);
  });
  return asSeen(judged, now);
}

function asSeen({ accepted, known, decision }: Judged, now: Date): PressResult {
  return { accepted, status: codeStatus(known, decision, getContent(), now) };
}

async function judgedOf(
  visitor: Visitor,
  now: Date,
  act: (opened: Database, asker: Asker) => Promise<Judged>,
): Promise<Judged> {
  const admitted = await admitTicket(visitor, now);
  if (admitted.ticket === null) return withoutCode({ ...admitted, refusal: visitor.problem ?? admitted.refusal }, now);
  const { ticket } = admitted;
  const addressBlock = addressBlockHash(visitor.forwardedFor ?? null);
  const proof = visitor.proof && { solved: await readProof(visitor.proof.payload, ticket, now) };
  if (visitor.proof?.payload && !proof?.solved) log("proof-wrong");
  return act(await database(), { ticket, addressBlock, proof });
}

function withoutCode(known: NoCode, now: Date): Judged {
  return { accepted: false, known, decision: decideResend(known, resendRules().policy, now) };
}
