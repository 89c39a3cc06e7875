import type { Tell, Traced } from "./traced.ts";

/** Runs `work` and lets it be seen in a trace, where somebody looks at traces; nothing of OpenTelemetry is loaded elsewhere. Rejects as `work` does. */
export function trace<Name extends keyof Traced, Result>(
  name: Name,
  work: (tell: Tell<Name>) => Promise<Result>,
): Promise<Result> {
  return globalThis.wizardTracer?.trace(name, work) ?? work(() => {});
}

/** Runs `work` as no part of what is under way here: what a press woke is not that press. */
export function apart<Result>(work: () => Result): Result {
  return globalThis.wizardTracer ? globalThis.wizardTracer.apart(work) : work();
}

/** The header `traceparent` for the customer's own sign-in system; none where nothing is traced. */
export function traceHeaders(): Record<string, string> {
  const traceparent = globalThis.wizardTracer?.traceparent();
  return traceparent ? { traceparent } : {};
}
