import type { Gateway } from "./gateway.ts";
import { askToResend } from "./signed-request.ts";

/** Asks the sign-in site's own endpoint at `url`, signed with `secret` (whsec_…). `timeout` in milliseconds. */
export function webhookGateway({
  url,
  secret,
  timeout = 10_000,
}: {
  url: string;
  secret: string;
  timeout?: number;
}): Gateway {
  return { send: (delivery) => askToResend(delivery, { url, secret, timeout }) };
}
