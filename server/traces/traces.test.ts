import { createServer } from "node:http";
import { trace as api, context, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { tracedRequests } from "../http/watched/traced-requests.js";
import { hearLog } from "../testing/heard-log.ts";
import { serve } from "../testing/http/test-site.ts";
import { startTraces } from "./start-traces.js";
import { startOtlpReceiver } from "./testing/otlp-receiver.ts";
import { apart, trace, traceHeaders } from "./trace.ts";
import { traceSettings } from "./trace-settings.js";
import type { Tell } from "./traced.ts";

const stranger = "4bf92f3577b34da6a3ce929d0e0e4736";

afterEach(() => {
  vi.unstubAllEnvs();
  api.disable();
  context.disable();
});

describe("a collector", () => {
  test("is told of a request and what was done for it as one trace, in the protocol that it speaks", async () => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20a-key");
    vi.stubEnv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test");
    const { receiver, site, stop } = await tracedSite(async () => {
      await trace("press", async (tell) => {
        tell({ channel: "sms", result: "allowed" });
        await trace("statement", async (tellOf) => tellOf({ operation: "insert", table: "deliveries" }));
      });
      await apart(() => trace("send", async (tell) => tell({ channel: "sms", outcome: "sent" })));
    });
    await site.ask({
      target: "/en/sms/trial-phone/country.india",
      headers: { traceparent: `00-${stranger}-00f067aa0ba902b7-01` },
    });
    await stop();
    expect(receiver.requests).toEqual([
      { url: "/v1/traces", type: "application/x-protobuf", authorization: "Bearer a-key" },
    ]);
    const [request, press, statement, send] = ["GET trial", "press", "insert deliveries", "send"].map((name) =>
      receiver.spans().find((span) => span.name === name),
    );
    expect(receiver.spans()).toHaveLength(4);
    expect(request).toMatchObject({
      kind: SpanKind.SERVER + 1,
      attributes: { "wizard.kind": "trial", "http.request.method": "GET", "http.response.status_code": "200" },
      resource: { "service.name": "wheres-my-code", "deployment.environment.name": "test" },
    });
    expect(press).toMatchObject({ parentSpanId: request?.spanId, attributes: { "wizard.result": "allowed" } });
    expect(statement).toMatchObject({ parentSpanId: press?.spanId, traceId: request?.traceId });
    expect(send?.traceId, "what a press woke is a trace of its own").not.toBe(request?.traceId);
    expect(request?.traceId, "what a stranger says of traces").not.toBe(stranger);
    expect(request?.parentSpanId ?? "").toBe("");
  });

  test("is told nothing of a person, whatever Next, a library or a slip of ours puts into a span", async () => {
    const { receiver, stop } = await startedTraces();
    for (const secret of personal)
      for (const scope of ["next.js", "wheres-my-code", "some-library"]) {
        const name = `GET /start?ticket=${secret}`;
        const hostile = { "http.target": name, "http.url": name, "next.route": `/${secret}`, "wizard.span": secret };
        const keys = [
          "wizard.kind",
          "wizard.delivery",
          "error.type",
          "next.span_type",
          "http.route",
          "db.collection.name",
        ];
        const attributes = { ...hostile, ...Object.fromEntries(keys.map((key) => [key, secret])), [secret]: "x" };
        const span = api.getTracer(scope, secret).startSpan(name, { attributes, links: [] });
        span.recordException(new Error(secret));
        span.setStatus({ code: SpanStatusCode.ERROR, message: secret });
        span.end();
      }
    await stop();
    expect(receiver.spans()).toHaveLength(2 * personal.length);
    expect(new Set(receiver.spans().map(({ status }) => status?.message))).toEqual(new Set([""]));
    for (const secret of personal) expect(receiver.bytes()).not.toContain(secret);
    expect(receiver.bytes()).not.toContain("/start");
  });

  test("hears of an error by its name alone", async () => {
    const { receiver, stop } = await startedTraces();
    const failing = trace("press", () => Promise.reject(new TypeError("for jamie@mail.example")));
    await expect(failing).rejects.toThrow(TypeError);
    await stop();
    expect(receiver.spans()).toMatchObject([
      { status: { code: SpanStatusCode.ERROR, message: "" }, attributes: { "error.type": "TypeError" }, events: [] },
    ]);
  });

  test.each([
    ["that refuses", async () => (await startOtlpReceiver(401)).origin],
    ["that is not there", async () => "http://127.0.0.1:1"],
  ])("%s is told in the log, and ends nothing", async (_, origin) => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_TIMEOUT", "500");
    const heard = hearLog();
    const { stop } = await startedTraces(await origin());
    await trace("press", async () => {});
    await stop();
    expect(heard.of("traces-not-sent")).toMatchObject([
      { level: "warn", host: expect.stringMatching(/^127\.0\.0\.1:/) },
    ]);
  });
});

test("the customer's own sign-in system can show its part in the same trace", async () => {
  const { receiver, stop } = await startedTraces();
  const { traceparent = "" } = await trace("send", async () => traceHeaders());
  await stop();
  const [{ traceId, spanId } = { traceId: "", spanId: "" }] = receiver.spans();
  expect(traceparent).toBe(`00-${traceId}-${spanId}-01`);
});

test("without a collector the work is done, and nobody is told of a trace", async () => {
  const tells: Tell<"press">[] = [];
  expect(await trace("press", async (tell) => tells.push(tell))).toBe(1);
  expect(apart(() => 2)).toBe(2);
  expect(traceHeaders()).toEqual({});
});

describe("traces are", () => {
  test.each([
    [{}],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "" }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318", OTEL_SDK_DISABLED: "true" }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318", OTEL_TRACES_EXPORTER: "none" }],
    [{ OTEL_SERVICE_NAME: "help" }],
  ])("off with %o", (source) => {
    expect(traceSettings(source)).toBe(null);
  });

  test.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "localhost:4318" }, /^OTEL_EXPORTER_OTLP_ENDPOINT must be an address/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4317", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" }, /must be http\/protobuf/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_TRACES_EXPORTER: "zipkin" }, /^OTEL_TRACES_EXPORTER/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_TRACES_SAMPLER: "half" }, /^OTEL_TRACES_SAMPLER must/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_TRACES_SAMPLER: "traceidratio" }, /_ARG must be/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: " http://c:4318" }, /^OTEL_EXPORTER_OTLP_ENDPOINT must be an address/],
    // OpenTelemetry takes it, and its first batch never ends.
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_BSP_MAX_EXPORT_BATCH_SIZE: "0" },
      /^OTEL_BSP_MAX_EXPORT_BATCH_SIZE must be a whole number above 0/,
    ],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_BSP_MAX_QUEUE_SIZE: "-1" }, /_QUEUE_SIZE must be/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_BSP_SCHEDULE_DELAY: "5s" }, /_DELAY must be/],
  ])("not sent with %o, and it is said why", (source, problem) => {
    expect(traceSettings(source)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test("sent to the address for traces, where there is one", () => {
    const source = {
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://all:4318",
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "https://traces.example.com/v1/traces",
      OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
      OTEL_TRACES_SAMPLER_ARG: "0.1",
    };
    expect(traceSettings(source)).toEqual({ host: "traces.example.com" });
  });
});

const personal = [
  "jamie@mail.example",
  "+447400123456",
  "447400123456",
  "eyJhbGciOiJFZERTQSJ9.eyJqdGkiOiIxIn0.c2lnbmF0dXJl",
  "browser=k3Jx90ab",
  "Jamie Doe",
  "/en/email/spam-folder/provider.gmail",
];

/** Traces to a collector of the test's own, or to `origin`. */
async function startedTraces(origin?: string) {
  const receiver = await startOtlpReceiver();
  onTestFinished(() => receiver.close());
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", origin ?? receiver.origin);
  const settings = traceSettings(process.env);
  if (!settings || "problem" in settings) throw new Error("the settings are taken");
  const traces = startTraces(settings);
  return { receiver, traces, stop: traces.stop };
}

/** A server whose every response comes after `work`. */
async function tracedSite(work: () => Promise<void>) {
  const { receiver, traces, stop } = await startedTraces();
  const door = tracedRequests(async (_, response) => {
    await work();
    response.end("a page");
  }, traces);
  return { receiver, site: await serve(createServer(door)), stop };
}
