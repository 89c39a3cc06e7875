import type { GatewaySettings } from "../../gateways/gateway-settings.ts";
import { type Finding, good, unknown, wrong } from "../finding.ts";

type VerifySettings = Extract<GatewaySettings, { kind: "twilio-verify" }>;

/** Asks Twilio Verify for the service itself, which sends nothing. `origin` is where the API is; only tests set it. */
export async function examineVerify(
  { accountSid, username, password, serviceSid }: VerifySettings,
  origin?: string,
): Promise<Finding[]> {
  const tried = `Twilio Verify service ${serviceSid}`;
  // Its SDK is large: only those who use it load it.
  const { verifyClient, VerifyRefusal } = await import("../../gateways/twilio-verify.ts");
  const client = verifyClient({ accountSid, username, password, timeout: 10_000, ...(origin ? { origin } : {}) });
  try {
    const service = await client.verify.v2.services(serviceSid).fetch();
    return [
      good(tried, "Twilio takes the credentials and has this service; nothing was sent"),
      unknown(
        "Sending through Verify",
        "cannot be tried without a code",
        `Press the button once with a pending verification${service.codeLength ? ` (codes of ${service.codeLength} digits)` : ""}.`,
      ),
    ];
  } catch (cause) {
    if (cause instanceof VerifyRefusal) return [refusal(tried, cause.status)];
    // What the network says has a code; anything else is a bug.
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    return [
      wrong(tried, `Twilio cannot be reached (${cause.code})`, "Let this machine reach verify.twilio.com by https."),
    ];
  }
}

function refusal(tried: string, status: number): Finding {
  if (status === 401)
    return wrong(
      tried,
      "Twilio does not take the credentials (401)",
      "Compare TWILIO_API_KEY with TWILIO_API_SECRET, or TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN.",
    );
  if (status === 403)
    return wrong(
      tried,
      "this API key may not use Verify (403)",
      "Give the key the right to Verify, or take a standard key.",
    );
  if (status === 404)
    return wrong(
      tried,
      "this account has no such service (404)",
      "Copy the SID that begins with VA from the Verify services of this account.",
    );
  return unknown(tried, `Twilio replied ${status}`, "Look at status.twilio.com, and try again.");
}
