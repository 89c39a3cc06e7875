import type { Gateway } from "./gateway.ts";
import { askToResend } from "./signed-request.ts";

/**
 * Asks better-auth itself. `authUrl` is where better-auth is mounted (`https://www.example.com/api/auth`), with the plugin `sign-in/adapters/better-auth.js`
 * installed; `secret` (whsec_…) is shared with the plugin. `timeout` in milliseconds.
 */
export function betterAuthGateway({
  authUrl,
  secret,
  timeout = 10_000,
}: {
  authUrl: string;
  secret: string;
  timeout?: number;
}): Gateway {
  const url = `${authUrl.replace(/\/+$/, "")}/resend-code`;
  return { send: (delivery) => askToResend(delivery, { url, secret, timeout }) };
}
