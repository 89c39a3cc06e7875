import { z } from "zod";
import { database } from "../data/database.ts";
import { blockLimit } from "../http/block-limit.ts";
import { refusedJson, tooMany } from "../http/refused-json.ts";
import { readJson } from "../json-body.ts";
import { log } from "../log/log.js";
import { newMark, spendMark } from "./mark.ts";

// Two requests for each end; an office of many has one address.
const takeOne = blockLimit("outcomes", {
  perBlock: { burst: 60, perSecond: 0.5 },
  ofAll: { burst: 600, perSecond: 50 },
});

const path = z.string().max(4_000);
const schema = z.union([z.strictObject({}), z.strictObject({ mark: z.string().max(100), path, first: path })]);

/**
 * What an end page says (public/ended.js): without a mark it gets one; with a mark, its path and the path of the document the end is counted, once for each mark. 404 where
 * nothing is counted, 403 for a mark that does not count, 429 for too many, 503 while the database does not reply.
 */
export async function takeOutcome(request: Request, now = new Date()): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  const outcomes = globalThis.wizardOutcomes;
  if (!outcomes) return refusedJson(404, "nothing is counted");
  if (asksForPrivacy(request.headers)) return new Response(null, { status: 204, headers });
  const wait = takeOne(request.headers.get("x-forwarded-for"));
  if (wait > 0) return tooMany(wait);
  const read = await readJson(request, schema);
  if (!read.json) return refusedJson(read.status, read.reason);
  const said = read.json;
  if (!("mark" in said)) return Response.json({ mark: newMark(now) }, { headers });
  try {
    if (!(await spendMark(await database(), said.mark, now))) return refusedJson(403, "this mark does not count");
  } catch (cause) {
    log("outcome-lost", {}, cause);
    return refusedJson(503, "nothing can be counted now");
  }
  outcomes.tally(said.path, "ended", said.first);
  return new Response(null, { status: 204, headers });
}

/** Global Privacy Control, or Do Not Track. */
function asksForPrivacy(headers: Headers): boolean {
  return headers.get("sec-gpc") === "1" || headers.get("dnt") === "1";
}
