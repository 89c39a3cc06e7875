import { getContent } from "#server/content/content.ts";
import { database, databaseAnswers } from "#server/data/database.ts";
import { outboxState } from "#server/resend/outbox.ts";
import { hasOverdue } from "#server/resend/outbox-claims.ts";

export const dynamic = "force-dynamic";

/** 200 only when a person could be served: content and database are usable, codes are sent, and the process is not about to end. */
export async function GET(): Promise<Response> {
  const part = await failingPart();
  const headers = { "cache-control": "no-store" };
  return part
    ? Response.json({ status: "unavailable", part }, { status: 503, headers })
    : Response.json({ status: "ok" }, { headers });
}

async function failingPart(): Promise<"content" | "database" | "outbox" | "stopping" | null> {
  const outbox = outboxState();
  // First, and without a wait: new requests are to go elsewhere.
  if (outbox === "stopping") return "stopping";
  if (!contentIsUsable()) return "content";
  if (!(await databaseAnswers())) return "database";
  if (outbox === "none") return null;
  const isOverdue = async () => hasOverdue(await database(), new Date());
  return outbox === "late" || (await isOverdue().catch(() => true)) ? "outbox" : null;
}

function contentIsUsable(): boolean {
  try {
    return getContent().checks.size > 0;
  } catch {
    return false;
  }
}
