export const dynamic = "force-dynamic";

/** 200 as long as this process replies at all, whatever has become of the database: who restarts processes asks here, who sends people asks `/api/health`. */
export function GET(): Response {
  return Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } });
}
