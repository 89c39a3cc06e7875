import { redactedText } from "../log/redaction.js";

/** @import { Attributes, AttributeValue } from "@opentelemetry/api" */
/** @import { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-node" */

/**
 * The one way out for spans: lets through of each what is known to hold nothing of a person, and nothing else. Ours carry words from closed lists. Next's
 * carry the path, the query and the text of errors; what is kept of them is the kind of work, never a name they made up. Spans of anybody else are
 * left out.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {SpanExporter} exporter
 * @param {(cause: unknown) => void} onTrouble told why a batch did not arrive
 * @returns {SpanExporter}
 */
export function toldSpans(exporter, onTrouble) {
  return {
    export(spans, done) {
      const told = spans.flatMap(toldSpan);
      if (told.length === 0) return done({ code: 0 });
      exporter.export(told, (result) => {
        if (result.code !== 0) onTrouble(result.error);
        done(result);
      });
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}

/** The name of our own part of a trace, as an instrumentation scope. */
export const ownScope = "wheres-my-code";

/** Where one of our spans keeps its name: others may rename it. Not told itself. */
export const nameAttribute = "wizard.span";

/** @param {ReadableSpan} span @returns {ReadableSpan[]} */
function toldSpan(span) {
  const { name: scope } = span.instrumentationScope;
  if (scope !== ownScope && scope !== "next.js") return [];
  const attributes = toldAttributes(span.attributes, scope === ownScope ? ownAttributes : attributesOfNext);
  const { traceId, spanId, traceFlags } = span.spanContext();
  return [
    {
      name: nameOf(span, attributes),
      kind: span.kind,
      spanContext: () => ({ traceId, spanId, traceFlags }),
      ...(span.parentSpanContext ? { parentSpanContext: span.parentSpanContext } : {}),
      startTime: span.startTime,
      endTime: span.endTime,
      duration: span.duration,
      ended: span.ended,
      // Its message is the text of an error.
      status: { code: span.status.code },
      attributes,
      links: [],
      events: [],
      resource: span.resource,
      instrumentationScope: { name: scope },
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
    },
  ];
}

/** Next renames spans around its own by the route, and its own by what is asked for. @param {ReadableSpan} span @param {Attributes} told */
function nameOf({ instrumentationScope, attributes }, told) {
  if (instrumentationScope.name !== ownScope) return String(told["next.span_type"] ?? "next");
  const name = String(attributes[nameAttribute]);
  const parts = namedBy.get(name)?.flatMap((part) => told[part] ?? []) ?? ["other"];
  return parts.join(" ") || name;
}

/** Our spans, and the facts that name one where its kind is too little. @type {ReadonlyMap<string, readonly string[]>} */
const namedBy = new Map([
  ["request", ["http.request.method", "wizard.kind"]],
  ["press", []],
  ["send", []],
  ["events", []],
  ["statement", ["db.operation.name", "db.collection.name"]],
]);

/** @param {Attributes} given @param {Readonly<Record<string, RegExp>>} shapes */
function toldAttributes(given, shapes) {
  const told = Object.entries(shapes).filter(([name, shape]) => isInShape(given[name], shape));
  return Object.fromEntries(told.map(([name]) => [name, given[name]]));
}

/** @param {AttributeValue | undefined} value @param {RegExp} shape */
function isInShape(value, shape) {
  const text = String(value);
  return value !== undefined && shape.test(text) && redactedText(text) === text;
}

const word = /^[a-z][a-z-]{0,40}$/;
const status = /^[1-5]\d\d$/;
const method = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|_OTHER)$/;
const errorName = /^[A-Za-z]{1,40}$|^5\d\d$/;

const ownAttributes = {
  "wizard.kind": word,
  "wizard.channel": word,
  "wizard.result": word,
  "wizard.outcome": word,
  "wizard.reason": word,
  "wizard.provider": word,
  "wizard.delivery": /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/,
  "http.request.method": method,
  "http.response.status_code": status,
  "db.operation.name": word,
  "db.collection.name": /^[a-z_]{1,40}$/,
  "error.type": errorName,
};

const attributesOfNext = {
  // Such as AppRender.getBodyResult: a list in Next's code.
  "next.span_type": /^[A-Za-z]{1,40}\.[A-Za-z]{1,60}$/,
  "http.method": method,
  "http.status_code": status,
  "next.rsc": /^(true|false)$/,
  "error.type": errorName,
};
