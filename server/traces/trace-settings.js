/**
 * Where traces go, by the standard variables of OpenTelemetry; `null`: nowhere, so nothing of it is loaded. `problem`: they are asked for in a way that
 * cannot be, which is no reason not to start. Headers, certificates, timeouts, sampling and the size of batches are read by OpenTelemetry itself; what it would
 * take without a word and come to a stop over (a batch of 0 spans) is looked at here.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {Record<string, string | undefined>} source
 * @returns {{ host: string } | { problem: string } | null}
 */
export function traceSettings(source) {
  const first = (/** @type {string[]} */ ...names) =>
    names.map((name) => ({ name, value: source[name]?.trim() })).find(({ value }) => value);
  const endpoint = first("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT");
  const exporter = source.OTEL_TRACES_EXPORTER?.trim() || "otlp";
  if (!endpoint?.value || exporter === "none" || source.OTEL_SDK_DISABLED?.trim().toLowerCase() === "true") return null;
  if (exporter !== "otlp") return { problem: "OTEL_TRACES_EXPORTER must be otlp or none" };
  // As it stands: with a blank around it OpenTelemetry sends to an address of its own.
  if (!/^https?:\/\/\S+$/i.test(source[endpoint.name] ?? "") || !URL.canParse(endpoint.value))
    return { problem: `${endpoint.name} must be an address such as http://localhost:4318` };
  const protocol = first("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL");
  if (protocol && protocol.value !== "http/protobuf")
    return { problem: `${protocol.name} must be http/protobuf, which collectors take on port 4318` };
  const sampler = source.OTEL_TRACES_SAMPLER?.trim();
  if (sampler && !samplers.includes(sampler))
    return { problem: `OTEL_TRACES_SAMPLER must be one of ${samplers.join(", ")}` };
  const share = source.OTEL_TRACES_SAMPLER_ARG?.trim();
  if (sampler?.endsWith("traceidratio") && !(share && Number(share) >= 0 && Number(share) <= 1))
    return { problem: "OTEL_TRACES_SAMPLER_ARG must be a share from 0 to 1" };
  const size = batchSizes.find((name) => source[name]?.trim() && !/^[1-9]\d{0,8}$/.test(source[name].trim()));
  if (size) return { problem: `${size} must be a whole number above 0` };
  return { host: new URL(endpoint.value).host };
}

const batchSizes = [
  ...["OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "OTEL_BSP_MAX_QUEUE_SIZE"],
  ...["OTEL_BSP_SCHEDULE_DELAY", "OTEL_BSP_EXPORT_TIMEOUT"],
];

const samplers = [
  ...["always_on", "always_off", "traceidratio"],
  ...["parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"],
];
