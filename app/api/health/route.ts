import { getContent } from "#server/content/content.ts";
import { databaseAnswers } from "#server/data/database.ts";

export const dynamic = "force-dynamic";

/** 200 only when a person could be served: content and database are usable. */
export async function GET(): Promise<Response> {
  const part = contentIsUsable() ? ((await databaseAnswers()) ? null : "database") : "content";
  const headers = { "cache-control": "no-store" };
  return part
    ? Response.json({ status: "unavailable", part }, { status: 503, headers })
    : Response.json({ status: "ok" }, { headers });
}

function contentIsUsable(): boolean {
  try {
    return getContent().checks.size > 0;
  } catch {
    return false;
  }
}
