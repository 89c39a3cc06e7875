import { receiveEvents } from "#server/delivery-events/receive.ts";

const providers = ["twilio", "sendgrid", "ses", "postmark", "mailgun"];

/** What a mail or text provider reports about codes, verified by its own scheme. */
export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }): Promise<Response> {
  const { provider } = await params;
  if (!providers.includes(provider)) return Response.json({ error: "unknown-provider" }, { status: 404 });
  return receiveEvents(provider, request);
}
