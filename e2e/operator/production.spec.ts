import { once } from "node:events";
import { createServer } from "node:http";
import type { Browser } from "@playwright/test";
import { startNginx } from "../stage/nginx.ts";
import { startProductionSite } from "../stage/production-site.ts";
import { expect, test } from "../stage/servers.ts";
import { keySetOf, newTicketKey, signTicket } from "../stage/ticket.ts";
import { mend, walk } from "../walk/step.ts";

const destination_hash = "c41b7f0e6a924d0fb8d15c22a97e03f64f1f0c2d";

test("the production files alone, by a user who can write nothing but the data, behind the nginx that is shipped", async ({
  servers,
  browser,
}) => {
  let asked = 0;
  const resendPort = await servers.freePort();
  const signIn = createServer((request, response) => {
    asked++;
    request.resume().on("end", () => response.end('{"status":"sent"}'));
  }).listen(resendPort);
  await once(signIn, "listening");
  servers.atTheEnd(() => signIn.close());
  const key = newTicketKey();
  const ports = { http: await servers.freePort(), https: await servers.freePort(), wizard: await servers.freePort() };
  const site = await startProductionSite(ports.wizard, {
    BASE_URL: `https://localhost:${ports.https}`,
    TRUSTED_PROXIES: "1",
    DELIVERY_HASH_KEY: "a key of at least thirty-two characters",
    TICKET_JWKS: await keySetOf(key),
    TICKET_ISSUER: "https://www.example",
    RESEND_URL: `http://localhost:${resendPort}/resend`,
    RESEND_SECRET: `whsec_${Buffer.alloc(32, 7).toString("base64")}`,
  });
  servers.atTheEnd(() => site.remove());
  // The second process is away: nobody is to notice.
  const wizards: [number, number] = [ports.wizard, await servers.freePort()];
  const front = await startNginx({ ...ports, wizards });
  servers.atTheEnd(() => front.stop());
  const person = await visit(browser);
  const sentAt = Math.floor(Date.now() / 1_000) - 90;
  const ticket = await signTicket({ iss: "https://www.example", sent_at: sentAt, destination_hash }, key);

  await test.step("with the image around them they take less than 350 MB", () => {
    // Debian's image has 75, Node 100.
    expect(site.bytes / 1024 / 1024).toBeLessThan(160);
  });

  await test.step("pages and health are there, by https, and http leads there", async () => {
    for (const path of ["/en", "/ar/sms/all", "/api/health", "/api/alive", "/sw.js"])
      for (let turn = 0; turn < 2; turn++)
        expect((await person.request.get(front.url + path)).status(), path).toBe(200);
    const plain = await person.request.get(`http://localhost:${ports.http}/en?x=1`, { maxRedirects: 0 });
    expect(plain.status()).toBe(308);
    expect(plain.headers().location).toBe("https://localhost/en?x=1");
    const page = await person.request.get(`${front.url}/en`, { headers: { "accept-encoding": "br" } });
    expect(page.headers()).toMatchObject({
      "content-encoding": "br",
      "strict-transport-security": expect.stringMatching(/max-age/),
    });
  });

  await test.step("a press sends a code", async () => {
    const page = await person.newPage();
    await page.goto(`${front.url}/start?ticket=${ticket}`);
    const trial = await walk(page.request, `${front.url}/api/v1/step?channel=email`, isTrial, mend);
    await page.goto(front.url + trial.canonical);
    await page.getByRole("button", { name: "Send a new code" }).click();
    await expect.poll(() => asked, { timeout: 30_000 }).toBe(1);
    const then = page.getByRole("heading", { name: /^(On its way|Not sent yet|Did it arrive\?)$/ });
    await expect(then.first()).toBeVisible({ timeout: 30_000 });
  });

  await test.step("without the header for the host a form is refused, so it is there for a reason", async () => {
    const form = { headers: { origin: front.url }, form: { $ACTION_ID_x: "" } };
    expect((await person.request.post(`${front.url}/en/email`, form)).status()).not.toBe(403);
    const other = { ...ports, http: await servers.freePort(), https: await servers.freePort(), wizards };
    const headless = await startNginx(other, (text) => text.replace(/^.*proxy_set_header Host .*$/m, ""));
    const own = { ...form, headers: { origin: headless.url } };
    expect((await person.request.post(`${headless.url}/en/email`, own)).status()).toBe(403);
    await headless.stop();
  });

  await test.step("it ends when it is asked to, nothing went wrong for want of a file, and no log holds the ticket", async () => {
    expect(await site.stop()).toBe(0);
    expect((await person.request.get(`${front.url}/start?ticket=${ticket}`)).status()).toBe(502);
    expect(site.log()).toContain('"kind":"ready"');
    expect(site.log()).not.toMatch(
      /"level":"(error|fatal)"[^\n]*"kind":"(?!proxy-host")|EACCES|EROFS|ENOENT|Cannot find/,
    );
    expect(front.log()).toContain(" GET /start 502 ");
    expect(front.log() + site.log()).not.toContain(ticket.slice(0, 40));
  });

  await test.step("its commands run there as well: what is kept of a destination is forgotten", () => {
    const forget = ["--import", "tsx", "server/data/forget/forget.ts", "--destination-hash", destination_hash];
    const rows = "1 codes asked for (0 of them still to be sent), 0 reports, 2 locks.";
    expect(site.run([...forget, "--dry-run"])).toBe(`Would delete: ${rows}\n`);
    expect(site.run(forget)).toBe(`Deleted: ${rows}\n`);
    expect(site.run(["-e", 'require("pg"); require("twilio"); console.log("there")'])).toBe("there\n");
  });
  await person.close();
});

const isTrial = ({ step }: { step: { kind: string } }) => step.kind === "trial";

/** A browser that takes our certificate, which nobody vouches for. */
function visit(browser: Browser) {
  return browser.newContext({ ignoreHTTPSErrors: true });
}
