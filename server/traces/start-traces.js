import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { log } from "../log/log.js";
import { nameAttribute, ownScope, toldSpans } from "./told-spans.js";

/** @import { Span } from "@opentelemetry/api" */
/** @import { Tracer } from "./traced.ts" */

/**
 * Sends traces to the collector that the environment names (./trace-settings.js): ours, and Next's within them. Loaded only where one is named. What a
 * request says of traces itself is not read: a stranger could write into ours, or choose which are kept.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {{ host: string }} settings
 */
export function startTraces({ host }) {
  const onTrouble = (/** @type {unknown} */ cause) => log("traces-not-sent", { host }, cause);
  // A connection of its own for each batch: batches come every five seconds, when many servers are just closing a silent one.
  const exporter = new OTLPTraceExporter({ keepAlive: false });
  const own = resourceFromAttributes({ "service.name": ownScope });
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(own)
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(toldSpans(exporter, onTrouble))],
  });
  // No propagator: nothing is taken out of a request.
  provider.register({ propagator: null });
  const tracer = trace.getTracer(ownScope);
  globalThis.wizardTracer = ownTracer(tracer);
  return {
    /**
     * Runs `serve` for a request as the beginning of a trace, until its response was sent or the other side left.
     *
     * @param {{ kind: string, method: string }} request
     * @param {import("node:http").ServerResponse} response
     * @param {() => void} serve
     */
    request({ kind, method }, response, serve) {
      const attributes = { [nameAttribute]: "request", "wizard.kind": kind, "http.request.method": known(method) };
      const span = tracer.startSpan("request", { kind: SpanKind.SERVER, attributes }, ROOT_CONTEXT);
      response.once("close", () => {
        span.setAttribute("http.response.status_code", response.statusCode);
        if (!response.writableFinished) span.setAttribute("wizard.outcome", "cut");
        if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
      context.with(trace.setSpan(ROOT_CONTEXT, span), serve);
    },
    /** Sends what is still to be sent, for two seconds at most. Never rejects. */
    async stop() {
      globalThis.wizardTracer = undefined;
      const late = new Promise((resolve) => setTimeout(resolve, longestFlush).unref());
      await Promise.race([provider.shutdown().catch(() => {}), late]);
    },
  };
}

const longestFlush = 2_000;

/** @param {import("@opentelemetry/api").Tracer} tracer @returns {Tracer} */
function ownTracer(tracer) {
  const active = () => trace.getSpanContext(context.active());
  return {
    trace(name, work) {
      const span = tracer.startSpan(name, { kind: kinds[name], attributes: { [nameAttribute]: name } });
      const tell = (/** @type {object} */ facts) => tellOf(span, facts);
      return context.with(trace.setSpan(context.active(), span), () => ended(span, work(tell)));
    },
    apart: (work) => context.with(ROOT_CONTEXT, work),
    isTracing: () => active() !== undefined,
    traceparent() {
      const here = active();
      if (!here) return undefined;
      const flags = here.traceFlags.toString(16).padStart(2, "0");
      return `00-${here.traceId}-${here.spanId}-${flags}`;
    },
  };
}

/** @template Result @param {Span} span @param {Promise<Result>} working */
async function ended(span, working) {
  try {
    return await working;
  } catch (cause) {
    // By its name only: its text may quote what it was given.
    span.setAttribute("error.type", cause instanceof Error ? cause.name : "unknown");
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw cause;
  } finally {
    span.end();
  }
}

/** @param {Span} span @param {object} facts */
function tellOf(span, facts) {
  for (const [name, value] of Object.entries(facts))
    span.setAttribute(standardNames.get(name) ?? `wizard.${name}`, value);
}

/** The names of OpenTelemetry where it has some. */
const standardNames = new Map([
  ["status", "http.response.status_code"],
  ["operation", "db.operation.name"],
  ["table", "db.collection.name"],
]);

/** @param {string} method */
const known = (method) => (methods.has(method) ? method : "_OTHER");
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

const kinds = {
  press: SpanKind.INTERNAL,
  send: SpanKind.CLIENT,
  events: SpanKind.INTERNAL,
  statement: SpanKind.CLIENT,
};
