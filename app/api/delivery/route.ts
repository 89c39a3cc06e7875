import { cookies } from "next/headers";
import { getDeliveryView } from "#server/delivery";

/** What the holder of the ticket cookie may know about the code: a `DeliveryView` (machines/delivery.ts). */
export async function GET(): Promise<Response> {
  const jar = await cookies();
  const view = await getDeliveryView({ ticket: jar.get("ticket")?.value, browser: jar.get("browser")?.value });
  return Response.json(view, { headers: { "cache-control": "no-store" } });
}
