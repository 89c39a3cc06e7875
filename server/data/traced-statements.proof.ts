import { trace as api, context } from "@opentelemetry/api";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { startPostgres } from "../testing/postgres.ts";
import { startTraces } from "../traces/start-traces.js";
import { startOtlpReceiver } from "../traces/testing/otlp-receiver.ts";
import { trace } from "../traces/trace.ts";
import { openPostgres } from "./database.ts";
import { tickets } from "./schema.ts";

let server: Awaited<ReturnType<typeof startPostgres>>;
let opened: Awaited<ReturnType<typeof openPostgres>>;

beforeAll(async () => {
  server = await startPostgres();
  opened = await openPostgres(await server.createDatabase());
});
afterAll(async () => {
  await opened.close();
  await server.stop();
});

test("a trace shows the statements of what was under way, each by its first word and its table, and no value", async () => {
  const { receiver, stop } = await startedTraces();
  const row = { jti: "a-secret-jti", browser: "a-secret-browser", expiresAt: new Date() };
  // The outbox looks every second: what nobody asked for is no trace.
  await opened.database.select().from(tickets);
  await trace("press", async () => {
    await opened.database.transaction(async (inside) => {
      await inside.insert(tickets).values(row);
      await inside.update(tickets).set({ browser: "a-secret-other" }).where(eq(tickets.jti, row.jti));
    });
    expect(await opened.database.select().from(tickets)).toHaveLength(1);
    await opened.database.delete(tickets);
  });
  await stop();
  const names = receiver.spans().map(({ name }) => name);
  expect(names).toEqual([
    ...["begin", "insert tickets", "update tickets", "commit", "select tickets", "delete tickets"],
    "press",
  ]);
  const press = receiver.spans().at(-1);
  for (const span of receiver.spans().slice(0, -1)) expect(span.parentSpanId).toBe(press?.spanId);
  expect(receiver.bytes()).not.toContain("secret");
});

test("a statement that fails is told by its name, and fails as it would", async () => {
  const { receiver, stop } = await startedTraces();
  const failing = trace("press", () => opened.database.execute("select 'a-secret-value' from nowhere"));
  await expect(failing).rejects.toThrow();
  await stop();
  expect(receiver.spans()).toMatchObject([
    { name: "select", status: { code: 2, message: "" } },
    { name: "press", status: { code: 2 } },
  ]);
  expect(receiver.bytes()).not.toMatch(/secret|nowhere/);
});

async function startedTraces() {
  const receiver = await startOtlpReceiver();
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.origin);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    api.disable();
    context.disable();
    await receiver.close();
  });
  return { receiver, stop: startTraces({ host: new URL(receiver.origin).host }).stop };
}
