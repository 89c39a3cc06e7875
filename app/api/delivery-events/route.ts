import { receiveEvents } from "#server/delivery-events/receive.ts";

/** What the customer's own system reports about codes: Standard Webhooks, JSON or a delivery status report (RFC 3464). */
export function POST(request: Request): Promise<Response> {
  return receiveEvents("own", request);
}
