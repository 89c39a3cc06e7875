import { providers } from "#server/delivery-events/providers.ts";
import { receiveEvents } from "#server/delivery-events/receive.ts";

/** What a mail or text provider reports about codes, verified by its own scheme. */
export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }): Promise<Response> {
  const { provider } = await params;
  if (!providers.has(provider)) return Response.json({ error: "unknown-provider" }, { status: 404 });
  return receiveEvents(provider, request);
}
