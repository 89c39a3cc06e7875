/** What takes a time and can be part of a trace. Its facts are from closed lists: none of them has room for a person. */
export interface Traced {
  /** A press on "Send a new code", and what came of it. */
  press: { channel: string; result: string };
  /** One try to hand a code to a gateway. `delivery`: our own id of it, as in the log. */
  send: { delivery: string; channel: string; outcome: string; reason: string };
  /** One request with delivery events. */
  events: { provider: string; status: number };
  /** A statement of the database: the first word and the table, no values. Only within another span: the outbox looks every second. */
  statement: { operation: string; table: string };
}

/** Says what is known by now of what is being traced. */
export type Tell<Name extends keyof Traced> = (facts: Partial<Traced[Name]>) => void;

/** Takes up what is traced, where somebody looks at traces. */
export interface Tracer {
  /** Runs `work` as a part of what is under way here. */
  trace<Name extends keyof Traced, Result>(name: Name, work: (tell: Tell<Name>) => Promise<Result>): Promise<Result>;
  /** Runs `work` as no part of it. */
  apart<Result>(work: () => Result): Result;
  /** Whether something is under way here. */
  isTracing(): boolean;
  /** What is under way here, as the header `traceparent` of W3C Trace Context says it. */
  traceparent(): string | undefined;
}

// Routes are bundled apart, and the server around them is plain JavaScript: the process is what they share.
declare global {
  var wizardTracer: Tracer | undefined;
}
