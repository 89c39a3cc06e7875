import { log } from "#server/log/log.js";
import { readProofPuzzle } from "#server/resend/visitor.ts";
import { currentVisitor } from "../../visitor.ts";

/** A puzzle (ALTCHA) whose solution goes with the press that needs it; 403 for a browser without a usable ticket, 503 while that cannot be known. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    const puzzle = await readProofPuzzle(await currentVisitor());
    return puzzle ? Response.json(puzzle, { headers }) : new Response(null, { status: 403, headers });
  } catch (cause) {
    log("puzzle-failed", {}, cause);
    return new Response(null, { status: 503, headers });
  }
}
