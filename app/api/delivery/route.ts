import { readCodeStatus } from "#server/resend/visitor.ts";
import { currentVisitor } from "../../visitor.ts";

/**
 * What the holder of the ticket cookie may know about the code: a `CodeStatus` (machines/code-status/code-status.ts). Asked by scripts only, which can prove
 * work; those that cannot say so with `?proof=no` and are told the longer wait.
 */
export async function GET(request: Request): Promise<Response> {
  const canProve = new URL(request.url).searchParams.get("proof") !== "no";
  const status = await readCodeStatus({
    ...(await currentVisitor()),
    proof: canProve ? { payload: null } : undefined,
  });
  return Response.json(status, { headers: { "cache-control": "no-store" } });
}
