import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { z } from "zod";

/** A sign-in site on the loopback that keeps its promise of one send per key, over a line that does not always. */
export interface SignInSite {
  url: string;
  secret: string;
  /** Codes that went out, by challenge: more than one means that a person got two. */
  sent: Map<string, number>;
  /** Keys whose send was refused for good. */
  refused: Set<string>;
  /** All requests, also those repeated after trouble. */
  requests: number;
  /** From now on the line is good. */
  calm(): void;
  close(): void;
}

/** `chance` decides about each request: 0 ≤ x < 1. */
export async function startSignInSite(chance: () => number): Promise<SignInSite> {
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const webhook = new Webhook(secret);
  const done = new Set<string>();
  let isCalm = false;
  const site = { url: "", secret, sent: new Map<string, number>(), refused: new Set<string>(), requests: 0 };

  const server = createServer(async (request, response) => {
    site.requests++;
    const body = await text(request);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    webhook.verify(body, headers);
    const { delivery, challenge } = bodySchema.parse(JSON.parse(body)).data;
    const luck = isCalm ? 0 : chance();
    if (!isCalm) await wait(chance() * 60);
    if (luck >= 0.9) return request.socket.destroy();
    if (luck >= 0.75) return response.writeHead(luck >= 0.82 ? 503 : 429).end();
    const isNew = !done.has(delivery) && !site.refused.has(delivery);
    if (isNew && luck >= 0.7) site.refused.add(delivery);
    else if (isNew) {
      done.add(delivery);
      site.sent.set(challenge, (site.sent.get(challenge) ?? 0) + 1);
    }
    // Sent, and nobody hears of it.
    if (luck >= 0.55 && luck < 0.7) return request.socket.destroy();
    const refusal = { status: "refused", reason: "unreachable" };
    const isRefused = site.refused.has(delivery);
    response.writeHead(isRefused ? 422 : 200).end(JSON.stringify(isRefused ? refusal : { status: "sent" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return Object.assign(site, {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/resend`,
    calm() {
      isCalm = true;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
}

const bodySchema = z.object({ data: z.object({ delivery: z.string(), challenge: z.string() }) });
