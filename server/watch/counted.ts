/** What is counted in a process as it happens, and the labels it is counted under. None of them has room for a person: each takes few values, from closed lists. */
export interface Counted {
  /** `kind` of page or route, and what came of it: `2xx` to `5xx`, or `cut` where the other side left first. */
  requests: { kind: string; status: string };
  /** Public pages, whole or for soft navigation: `repeated` from memory, or `made`. */
  publicPages: { result: "repeated" | "made" };
  /** Presses on "Send a new code": `allowed`, `no-proof`, or why it was refused. Without a usable ticket the channel is `none`. */
  presses: { channel: string; result: string };
  /** What gateways said, try by try; `reason` only with `refused`. */
  sends: { channel: string; outcome: "sent" | "refused" | "later" | "unknown" | "too-late"; reason: string };
  /** Delivery events that were new. */
  events: { provider: string; channel: string; stage: string };
  /** What the events mean; `country` is "" where it is not known. */
  causes: { channel: string; country: string; cause: string };
  /** Journeys `begun`, `solved` or ended in `help`. `arrived`: the channel of the first page, "" where people choose it on the start page. */
  journeys: { arrived: string; channel: string; end: string };
}

/** What is measured as it happens, in seconds. */
export interface Measured {
  requestSeconds: { kind: string };
  /** From asking a gateway to its reply. */
  sendSeconds: { channel: string };
  /** From what happened to its report. */
  eventLagSeconds: { provider: string };
}

/** What is true at the moment of a scrape. */
export interface Gauged {
  outboxEntries: { channel: string };
  /** Seconds since the press of the oldest code still to be handed over; 0 when there is none. */
  outboxOldestAge: { channel: string };
  /** Seconds since a code should have been taken up; 0 when none is late. */
  outboxOverdue: { channel: string };
  /** Whether the runner of this process looks as often as it should. */
  outboxRunning: Record<string, never>;
  /** Epoch seconds. */
  newestEvent: Record<string, never>;
  databaseUp: Record<string, never>;
  alarms: { channel: string; country: string };
  incidents: Record<string, never>;
  contentProblems: { severity: string };
  /** Times since the process started; the kinds of docs/log.md that concern the set-up. */
  setUpTrouble: { kind: string; level: string };
}

/** One value of a gauge. */
export type Reading = {
  [Name in keyof Gauged]: { name: Name; labels: Gauged[Name]; value: number };
}[keyof Gauged];

/** Takes up what is counted and measured, where somebody watches. */
export interface Watcher {
  count<Name extends keyof Counted>(name: Name, labels: Counted[Name], times: number): void;
  measure<Name extends keyof Measured>(name: Name, labels: Measured[Name], seconds: number): void;
}

// Routes are bundled apart, and the server around them is plain JavaScript: the process is what they share.
declare global {
  var wizardWatcher: Watcher | undefined;
  /** Reads the gauges; there once the database is. */
  var wizardReadings: (() => Promise<Reading[]>) | undefined;
}
