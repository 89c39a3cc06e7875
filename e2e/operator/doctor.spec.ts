import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { httpsFront } from "../stage/https-front.ts";
import { expect, test } from "../stage/servers.ts";
import { newTicketKey } from "../stage/ticket.ts";

test("npm run doctor finds nothing wrong with a set-up that is whole, from the key of a ticket to the cookie behind https", async ({
  servers,
}, testInfo) => {
  const key = newTicketKey();
  const [keyFile, authority] = [testInfo.outputPath("key.jwk"), testInfo.outputPath("authority.pem")];
  const [secret, eventsSecret] = [1, 2].map(() => `whsec_${randomBytes(24).toString("base64")}`);
  const port = await servers.freePort();
  const front = await httpsFront({ port });
  servers.atTheEnd(front.close);
  const BASE_URL = `https://localhost:${front.port}`;
  writeFileSync(keyFile, key);
  writeFileSync(authority, front.ca);
  const site = await servers.signInSite({
    WIZARD_URL: BASE_URL,
    DEMO_RESEND_SECRET: secret ?? "",
    DEMO_TICKET_KEY: key,
  });
  const env = {
    PORT: String(port),
    BASE_URL,
    DATA_DIR: testInfo.outputPath("data"),
    TICKET_JWKS_URL: `${site.url}/.well-known/jwks.json`,
    TICKET_ISSUER: site.url,
    RESEND_URL: `${site.url}/api/resend`,
    RESEND_SECRET: secret ?? "",
    DELIVERY_EVENTS_SECRET: eventsSecret ?? "",
  };
  await servers.wizard(env);
  const asked = ["--url", BASE_URL, "--key", keyFile, "--json"];
  const { exitCode, stdout } = await servers.run("doctor", { ...env, NODE_EXTRA_CA_CERTS: authority }, asked);

  const findings = z.array(z.looseObject({ tried: z.string(), result: z.string() })).parse(JSON.parse(stdout));
  expect(findings.filter(({ result }) => result === "wrong" || result === "unused")).toEqual([]);
  expect(exitCode).toBe(0);
  for (const tried of [
    "Keys for tickets",
    "Dry run at RESEND_URL",
    "Scripts of the page",
    "Forms",
    "Good ticket",
    "Cookies",
  ])
    expect(findings).toContainEqual(expect.objectContaining({ tried, result: "good" }));
  expect(findings).toContainEqual(expect.objectContaining({ tried: "Signed event there and back", result: "good" }));
  expect(findings).toContainEqual(
    expect.objectContaining({
      tried: `File database in ${env.DATA_DIR}`,
      says: expect.stringContaining("in use by process"),
    }),
  );
});
