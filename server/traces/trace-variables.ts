import { z } from "zod";

const any = z.string().optional();

/**
 * The standard variables of OpenTelemetry that an operator of traces sets, so that a slip in one is pointed out. `trace-settings.js` reads them: what is
 * wrong with traces is no reason not to start.
 */
export const traceVariables = {
  OTEL_EXPORTER_OTLP_ENDPOINT: any,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: any,
  OTEL_EXPORTER_OTLP_HEADERS: any,
  OTEL_EXPORTER_OTLP_PROTOCOL: any,
  OTEL_SERVICE_NAME: any,
  OTEL_RESOURCE_ATTRIBUTES: any,
  OTEL_TRACES_EXPORTER: any,
  OTEL_TRACES_SAMPLER: any,
  OTEL_TRACES_SAMPLER_ARG: any,
  OTEL_SDK_DISABLED: any,
};
