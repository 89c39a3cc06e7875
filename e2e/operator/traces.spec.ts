import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type ReceivedSpan, startOtlpReceiver } from "../../server/traces/testing/otlp-receiver.ts";
import { openSite, pressForNewCode, setFault } from "../stage/own-site.ts";
import { expect, test } from "../stage/servers.ts";

const probe = `--import ${pathToFileURL("e2e/stage/loaded-packages.js")}`;

test("a collector sees a press from the request to the code that goes out, and nothing of the person", async ({
  servers,
  page,
}, testInfo) => {
  const receiver = await startOtlpReceiver();
  servers.atTheEnd(() => receiver.close());
  const { site, env } = await openSite(servers, await servers.freePort());
  const loaded = testInfo.outputPath("loaded.json");
  const wizard = await servers.wizard({
    ...env,
    DELIVERY_EVENTS_SECRET: process.env.DEMO_EVENTS_SECRET ?? "",
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.origin,
    OTEL_SERVICE_NAME: "help",
    OTEL_BSP_SCHEDULE_DELAY: "200",
    NODE_OPTIONS: probe,
    LOADED_PACKAGES: loaded,
  });
  const tickets: string[] = [];
  page.on("request", (request) => tickets.push(new URL(request.url()).searchParams.get("ticket") ?? ""));
  await setFault(page, site, { fault: "earlier", to: "on" });
  await pressForNewCode(page, site, wizard);
  const cookies = (await page.context().cookies()).map(({ value }) => value).filter((value) => value.length > 8);
  const paths = new URL(page.url()).pathname.split("/").filter((part) => part.includes("-"));
  const named = (name: string) => receiver.spans().find((span) => span.name === name);
  await expect.poll(() => named("send")?.attributes["wizard.outcome"], { timeout: 30_000 }).toBe("sent");
  // What is still under way goes out before the end.
  await page.goto(`${wizard.url}/en/sms/all`);
  expect(await wizard.stop()).toBe(0);

  const names = receiver.spans().map(({ name }) => name);
  for (const name of ["GET ticket", "GET trial", "POST form", "press", "AppRender.getBodyResult", "GET all"])
    expect(names).toContain(name);
  expect(ancestors(receiver.spans(), named("press"))).toContain("POST form");
  expect(named("press")).toMatchObject({
    attributes: { "wizard.channel": "email", "wizard.result": "allowed" },
    resource: { "service.name": "help" },
  });
  expect(named("send")?.traceId).not.toBe(named("press")?.traceId);
  const secrets = [...tickets, ...cookies, ...paths].filter(Boolean);
  expect(secrets.length).toBeGreaterThan(4);
  for (const secret of [...secrets, "jamie", "/en/", "ticket=", "localhost"])
    expect(receiver.bytes(), secret).not.toContain(secret);
  expect(JSON.parse(readFileSync(loaded, "utf8"))).toContain("exporter-trace-otlp-proto");
});

test("without a collector nothing of the SDK is loaded", async ({ servers, page }, testInfo) => {
  const loaded = testInfo.outputPath("loaded.json");
  const wizard = await servers.wizard({ NODE_OPTIONS: probe, LOADED_PACKAGES: loaded });
  await page.goto(`${wizard.url}/en/sms`);
  expect(await wizard.stop()).toBe(0);
  // The API alone, without anything behind it, is what Next asks for.
  expect(JSON.parse(readFileSync(loaded, "utf8"))).toEqual(["api"]);
});

test("a collector that is not there, or a protocol that is not spoken, ends nothing and is told", async ({
  servers,
  page,
}) => {
  const nowhere = `http://127.0.0.1:${await servers.freePort()}`;
  const mistakes: Record<string, string>[] = [
    { OTEL_BSP_SCHEDULE_DELAY: "100", OTEL_EXPORTER_OTLP_TIMEOUT: "300" },
    { OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" },
  ];
  for (const env of mistakes) {
    const wizard = await servers.wizard({ OTEL_EXPORTER_OTLP_ENDPOINT: nowhere, ...env });
    expect((await page.goto(`${wizard.url}/en`))?.status()).toBe(200);
    await expect.poll(() => wizard.log()).toContain('"kind":"traces-not-sent"');
    expect(await wizard.stop()).toBe(0);
  }
});

/** The names of what a span is within, from the inside out. */
function ancestors(spans: readonly ReceivedSpan[], span: ReceivedSpan | undefined): string[] {
  const parent = spans.find(({ spanId }) => spanId === span?.parentSpanId);
  return parent ? [parent.name, ...ancestors(spans, parent)] : [];
}
