import { randomBytes } from "node:crypto";
import { providers } from "../../delivery-events/providers.ts";
import { testReply } from "../../delivery-events/readers/own-system.ts";
import type { Env } from "../../env.ts";
import { aheadOrBehind, secondsOff } from "../clock.ts";
import { type Finding, good, unknown, unused, wrong } from "../finding.ts";
import { knock, type Reply, type Silence } from "../knock.ts";
import { signedKnock } from "../signed-knock.ts";

/** Whether reports reach the running wizard and are believed. Nothing is kept of them. */
export async function examineReports(url: string, secrets: Env["events"]): Promise<Finding[]> {
  const { own } = secrets;
  const names = [...providers].filter(([, { reader }]) => reader(secrets) !== null).map(([name]) => name);
  const isAny = own !== undefined || names.length > 0;
  if (!isAny)
    return [
      unused(
        "Reports",
        "nobody may report what became of a code, so people are told by the clock alone",
        "Set DELIVERY_EVENTS_SECRET or the secret of a provider (docs/connect.md).",
      ),
    ];
  const ofProviders = await Promise.all(names.map((name) => providerFinding(url, name)));
  return [...(own === undefined ? [] : [await ownFinding(url, own)]), ...ofProviders];
}

async function ownFinding(url: string, secret: string): Promise<Finding> {
  const tried = "Signed event there and back";
  const address = `${url}/api/delivery-events`;
  // With blanks and a letter that is not ASCII: whoever packs the body anew breaks the signature.
  const body = '{ "type" : "delivery.test",\n  "note": "Grüße" }';
  const post = (at: Date) => signedKnock(address, { id: `doctor-${randomBytes(9).toString("hex")}`, body, secret, at });
  const reply = await post(new Date());
  if ("trouble" in reply) return wrong(tried, reply.trouble, reply.remedy);
  if (isTaken(reply)) return good(tried, "the signature is taken, and nothing is kept");
  if (reply.status === 204)
    return unknown(tried, "the signature is taken (204), by an older version of the wizard", "Update it.");
  if (reply.status === 404)
    return wrong(
      tried,
      "the running wizard takes no reports (404)",
      "Give it DELIVERY_EVENTS_SECRET, and start it again.",
    );
  if (reply.status === 503)
    return wrong(tried, "the running wizard cannot take reports now (503)", "Look into its log.");
  if (reply.status !== 401)
    return wrong(
      tried,
      `replies ${reply.status}`,
      "Let the proxy pass POST on /api/delivery-events on, with the body as it is.",
    );
  const ahead = secondsOff(reply);
  if (ahead !== null && isTaken(await post(new Date(Date.now() + ahead * 1_000))))
    return wrong(
      tried,
      `the secret is right, but the clock there is ${aheadOrBehind(ahead)}`,
      "Let both keep time by NTP.",
    );
  return wrong(
    tried,
    "the signature is not taken (401)",
    "The running wizard has another DELIVERY_EVENTS_SECRET than these settings: make them the same, and start it again. If they are, something in front changes the body.",
  );
}

function isTaken(reply: Reply | Silence): boolean {
  return "status" in reply && reply.status === 200 && reply.body === testReply;
}

/** Without proof, nobody is believed: 401 says that the wizard listens there. */
async function providerFinding(url: string, name: string): Promise<Finding> {
  const tried = `Reports of ${name}`;
  const address = `${url}/api/webhooks/${name}`;
  const reply = await knock(address, {
    method: "POST",
    headers: { "content-type": "application/json", "content-length": 2 },
    body: "{}",
  });
  if ("trouble" in reply) return wrong(tried, reply.trouble, reply.remedy);
  if (reply.status === 401 || reply.status === 400)
    return good(tried, `${address} listens, and refuses what is not proven to come from there`);
  if (reply.status === 404)
    return wrong(
      tried,
      "the running wizard does not listen to them (404)",
      "Give it the secret of this provider, and start it again.",
    );
  return wrong(
    tried,
    `replies ${reply.status}`,
    "Let the proxy pass POST on /api/webhooks/ on, with the body as it is.",
  );
}
