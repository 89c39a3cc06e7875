import { getDeliveryView } from "#server/delivery";
import { currentVisitor } from "../../visitor.ts";

/** What the holder of the ticket cookie may know about the code: a `DeliveryView` (machines/delivery.ts). */
export async function GET(): Promise<Response> {
  const view = await getDeliveryView(await currentVisitor());
  return Response.json(view, { headers: { "cache-control": "no-store" } });
}
