import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Env } from "../../env.ts";
import type { GatewaySettings } from "../../gateways/gateway-settings.ts";
import { parseJson } from "../../json-body.ts";
import { aheadOrBehind, secondsOff } from "../clock.ts";
import { type Finding, good, unknown, wrong } from "../finding.ts";
import type { Reply } from "../knock.ts";
import { signedKnock } from "../signed-knock.ts";
import { examineVerify } from "./examine-verify.ts";

/** The gateways, each asked with a request that sends nothing. */
export async function examineGateways(resend: Env["resend"]): Promise<Finding[]> {
  if (!resend)
    return [
      unknown(
        "Gateway",
        "none is set up, so nobody is asked for a new code",
        "Set RESEND_URL and RESEND_SECRET, or another one (docs/gateways.md).",
      ),
    ];
  const gateways = resend.email.kind === resend.sms.kind ? [resend.email] : [resend.email, resend.sms];
  return (await Promise.all(gateways.map(examineGateway))).flat();
}

function examineGateway(settings: GatewaySettings): Promise<Finding[]> {
  switch (settings.kind) {
    case "webhook":
      return dryRun("Dry run at RESEND_URL", settings.url, settings.secret);
    case "better-auth":
      return dryRun(
        "Dry run at RESEND_BETTER_AUTH_URL",
        `${settings.authUrl.replace(/\/+$/, "")}/resend-code`,
        settings.secret,
      );
    case "twilio-verify":
      return examineVerify(settings);
  }
}

/** Signed rightly, and signed with a secret that is nobody's. Of both, no code may come: the type says so, and nobody has this challenge. */
async function dryRun(tried: string, url: string, secret: string): Promise<Finding[]> {
  const ask = (by: string, at = new Date()) => {
    const id = `test_${randomBytes(9).toString("hex")}`;
    const data = { delivery: id, challenge: `test_${randomBytes(9).toString("hex")}`, channel: "email" };
    return signedKnock(url, {
      id,
      body: JSON.stringify({ type: "code.resend.test", timestamp: Math.floor(at.getTime() / 1000), data }),
      secret: by,
      at,
    });
  };
  const reply = await ask(secret);
  if ("trouble" in reply) return [wrong(tried, reply.trouble, reply.remedy)];
  const forged = await ask(`whsec_${randomBytes(32).toString("base64")}`);
  const forgedStatus = "trouble" in forged ? null : forged.status;
  if (forgedStatus !== null && forgedStatus < 300)
    return [
      wrong(
        tried,
        `a request with a wrong signature is taken (${forgedStatus}): anybody can have codes sent`,
        "Check the signature over the raw body before anything else, and reply 401.",
      ),
    ];
  const isRefused = reply.status === 401 || reply.status === 403;
  const ahead = secondsOff(reply);
  if (isRefused && ahead !== null) {
    const inTheirTime = await ask(secret, new Date(Date.now() + ahead * 1_000));
    if (!("trouble" in inTheirTime) && inTheirTime.status !== reply.status)
      return [
        wrong(
          tried,
          `the secret is right, but the clock there is ${aheadOrBehind(ahead)}`,
          "Let both keep time by NTP.",
        ),
      ];
  }
  return [replyFinding(tried, reply, forgedStatus)];
}

const word = z.object({ status: z.string() });

function replyFinding(tried: string, { status, body, headers }: Reply, forgedStatus: number | null): Finding {
  const said = word.safeParse(parseJson(body)).data?.status;
  if (status === 204 || (status === 200 && said === "test"))
    return good(tried, `${status}: the signature is right, a wrong one is refused, and nothing was sent`);
  if (status === 200 && said === "sent")
    return wrong(
      tried,
      '200 "sent", though the type was code.resend.test and nobody has this challenge',
      'Look at type first, and reply 200 {"status":"test"} without sending.',
    );
  if (status >= 200 && status < 300)
    return wrong(
      tried,
      `${status}, without words that are known: a real code would be asked for again and again`,
      'Reply {"status":"sent"} to code.resend and {"status":"test"} to code.resend.test.',
    );
  if (status >= 300 && status < 400)
    return wrong(
      tried,
      `${status}: it sends on to ${headers.location?.[0]?.split("?", 1)[0] ?? "another address"}, which is not followed`,
      "Set the address to where the endpoint really is.",
    );
  if (status === 401 || status === 403)
    return wrong(
      tried,
      `${status}: reached, and the signature is not taken`,
      "Give both sides the same secret, whole, with whsec_; and verify the raw body, before it is parsed. If something in front asks for a login, let this path through.",
    );
  if (status === 404 || status === 405)
    return wrong(tried, `${status}: no endpoint takes a POST there`, "Correct the path.");
  if (status === 429 || status >= 500)
    return wrong(tried, `${status}: reached, and it fails`, "Look into the log of the sign-in system.");
  if (forgedStatus === 401 || forgedStatus === 403)
    return unknown(
      tried,
      `${status}: reached, the signature is taken and a wrong one is refused; it does not know the type code.resend.test`,
      'To be sure of the rest, reply 200 {"status":"test"} to it without sending (docs/connect.md).',
    );
  return wrong(
    tried,
    `${status}, whatever the signature is`,
    "Check the signature first, and reply 401 to a wrong one.",
  );
}
