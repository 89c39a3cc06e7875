import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { Webhook } from "standardwebhooks";

export const eventsSecret = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
const webhook = new Webhook(eventsSecret);

/** Posts `count` signed reports, each of its own sign-in, to the servers at `origins` in turn, `atOnce` to each. Throws when one is not taken. */
export async function postEvents(origins: readonly string[], count: number, atOnce: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  let left = count;
  await Promise.all(origins.flatMap((origin) => Array.from({ length: atOnce }, () => lane(origin))));
  agent.destroy();

  async function lane(origin: string) {
    while (left-- > 0) {
      const status = await post(`${origin}/api/delivery-events`, agent);
      if (status !== 204) throw new Error(`${origin} gives ${status} for a report.`);
    }
  }
}

function post(url: string, agent: Agent): Promise<number | undefined> {
  const now = new Date();
  const id = randomUUID();
  const data = { challenge: randomUUID(), channel: "email", at: now.toISOString(), provider: "smtp", code: "5.2.2" };
  const body = JSON.stringify({ type: "delivery.failed", data });
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": webhook.sign(id, now, body),
  };
  return new Promise((resolve, reject) => {
    request(url, { method: "POST", agent, headers }, (response) => {
      response.on("error", reject).on("end", () => resolve(response.statusCode));
      response.resume();
    })
      .on("error", reject)
      .end(body);
  });
}
