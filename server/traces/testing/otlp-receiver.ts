import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import protobuf from "protobufjs";
import { z } from "zod";
import { listen } from "../../gateways/testing/loopback.ts";

export type ReceivedSpan = z.infer<typeof spanSchema> & { scope: string; resource: Record<string, unknown> };

/** A collector at the edge of the network: takes OTLP over HTTP in its binary form, as the specification of the protocol says, and keeps what it is sent. */
export async function startOtlpReceiver(status = 200) {
  const bodies: Buffer[] = [];
  const requests: { url: string; type: string; authorization: string | undefined }[] = [];
  const site = await listen(async (request, response) => {
    const body = await buffer(request);
    const { "content-type": type = "", "content-encoding": encoding, authorization } = request.headers;
    requests.push({ url: request.url ?? "", type, authorization });
    bodies.push(encoding === "gzip" ? gunzipSync(body) : body);
    response.writeHead(status, { "content-type": "application/x-protobuf" }).end();
  });
  return {
    origin: site.origin,
    requests,
    /** All spans so far. Throws at what is not of the protocol. */
    spans: () => bodies.flatMap(spansOf),
    /** All bytes so far, to look for what must not be there. */
    bytes: () => Buffer.concat(bodies).toString("latin1"),
    close: () => site.close(),
  };
}

function spansOf(body: Buffer): ReceivedSpan[] {
  const decoded: unknown = exportRequest.toObject(exportRequest.decode(body), { longs: String, arrays: true });
  return requestSchema
    .parse(decoded)
    .resourceSpans.flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ scope, spans }) =>
        spans.map((span) => ({ ...span, scope: scope.name, resource: resource.attributes })),
      ),
    );
}

// The numbers of the fields are those of opentelemetry-proto 1.x (collector/trace/v1, trace/v1, resource/v1, common/v1).
const { root } = protobuf.parse(`
  syntax = "proto3";
  message ExportTraceServiceRequest { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; string schema_url = 3; }
  message Resource { repeated KeyValue attributes = 1; uint32 dropped_attributes_count = 2; }
  message ScopeSpans { InstrumentationScope scope = 1; repeated Span spans = 2; string schema_url = 3; }
  message InstrumentationScope { string name = 1; string version = 2; }
  message Span {
    bytes trace_id = 1; bytes span_id = 2; string trace_state = 3; bytes parent_span_id = 4; string name = 5; int32 kind = 6;
    fixed64 start_time_unix_nano = 7; fixed64 end_time_unix_nano = 8; repeated KeyValue attributes = 9;
    repeated Event events = 11; repeated Link links = 13; Status status = 15; fixed32 flags = 16;
  }
  message Event { fixed64 time_unix_nano = 1; string name = 2; repeated KeyValue attributes = 3; }
  message Link { bytes trace_id = 1; bytes span_id = 2; }
  message Status { string message = 2; int32 code = 3; }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message AnyValue { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; } }
`);
const exportRequest = root.lookupType("ExportTraceServiceRequest");

const id = z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes).toString("hex"));
const attributes = z
  .array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) }))
  .transform((pairs) => Object.fromEntries(pairs.map(({ key, value }) => [key, String(Object.values(value)[0])])));
const spanSchema = z.object({
  traceId: id,
  spanId: id,
  parentSpanId: id.optional(),
  name: z.string(),
  kind: z.number(),
  attributes,
  events: z.array(z.unknown()),
  links: z.array(z.unknown()),
  status: z.object({ code: z.number().default(0), message: z.string().default("") }).optional(),
});
const requestSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ scope: z.object({ name: z.string() }), spans: z.array(spanSchema) })),
    }),
  ),
});
