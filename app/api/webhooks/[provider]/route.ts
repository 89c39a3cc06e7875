import { providers } from "#server/delivery-events/providers.ts";
import { receiveEvents } from "#server/delivery-events/receive.ts";
import { refuseUnknownProvider } from "#server/delivery-events/unknown-provider.ts";

interface Context {
  params: Promise<{ provider: string }>;
}

/** What a mail or text provider reports about codes, verified by its own scheme. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { provider } = await params;
  return providers.has(provider) ? receiveEvents(provider, request) : refuseUnknownProvider(provider);
}

/** The same for providers that report in the address, or ask something before they report. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return POST(request, context);
}

/** Some providers look whether there is somebody before they take an address. */
export async function HEAD(_: Request, { params }: Context): Promise<Response> {
  const { provider } = await params;
  return new Response(null, { status: providers.has(provider) ? 200 : 404 });
}
