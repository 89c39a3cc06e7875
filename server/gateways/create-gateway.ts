import type { Cause } from "#machines/evidence/cause.ts";
import { causeOf } from "#machines/evidence/cause-of.ts";
import { getContent } from "../content/content.ts";
import { betterAuthGateway } from "./better-auth.ts";
import type { Gateway } from "./gateway.ts";
import type { GatewayPerChannel, GatewaySettings } from "./gateway-settings.ts";
import { webhookGateway } from "./webhook.ts";

/** One gateway that hands each delivery to the gateway of its channel. */
export async function createGateway({ email, sms }: GatewayPerChannel): Promise<Gateway> {
  const gateways = { email: await create(email), sms: await create(sms) };
  return { send: (delivery) => gateways[delivery.channel].send(delivery) };
}

async function create(settings: GatewaySettings): Promise<Gateway> {
  switch (settings.kind) {
    case "webhook":
      return webhookGateway(settings);
    case "better-auth":
      return betterAuthGateway(settings);
    case "twilio-verify": {
      // Its SDK is large: only those who use it load it.
      const { twilioVerifyGateway } = await import("./twilio-verify.ts");
      return twilioVerifyGateway({ ...settings, causeOf: causeOfVerifyCode });
    }
  }
}

/** By the content in force, so that an edited mapping counts at once. */
function causeOfVerifyCode(code: number): Cause {
  return causeOf(getContent().deliveryCodes, { provider: "twilio-verify", code: String(code) }).cause;
}
