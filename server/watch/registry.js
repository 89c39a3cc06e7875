import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** @import { Counted, Gauged, Measured, Reading, Watcher } from "./counted.ts" */

/**
 * The metrics of this process, for Prometheus: makes the names that `ops/` and docs/watching.md speak of, and what counts them. Loaded only where
 * somebody watches.
 * Plain JavaScript: it runs beside Next, unbundled.
 */
export function startRegistry() {
  const registry = new Registry();
  // Event loop lag, memory, processor time, garbage collection.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  /** @type {Record<keyof Counted, Counter>} */
  const counters = {
    requests: new Counter({ registers, ...named("http_requests_total", "Requests", ["kind", "status"]) }),
    publicPages: new Counter({
      registers,
      ...named("public_pages_total", "Public pages, repeated from memory or made", ["result"]),
    }),
    presses: new Counter({ registers, ...named("presses_total", "Presses for a new code", ["channel", "result"]) }),
    sends: new Counter({
      registers,
      ...named("gateway_sends_total", "What gateways said, try by try", ["channel", "outcome", "reason"]),
    }),
    events: new Counter({
      registers,
      ...named("delivery_events_total", "New delivery events", ["provider", "channel", "stage"]),
    }),
    causes: new Counter({
      registers,
      ...named("delivery_causes_total", "What delivery events mean", ["channel", "country", "cause"]),
    }),
    journeys: new Counter({
      registers,
      ...named("journeys_total", "Journeys begun and ended", ["arrived", "channel", "end"]),
    }),
  };
  /** @type {Record<keyof Measured, Histogram>} */
  const histograms = {
    requestSeconds: new Histogram({
      registers,
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      ...named("http_request_seconds", "Time until a response was sent", ["kind"]),
    }),
    sendSeconds: new Histogram({
      registers,
      buckets: [0.1, 0.3, 1, 2, 4, 8, 12],
      ...named("gateway_seconds", "Time until a gateway replied", ["channel"]),
    }),
    eventLagSeconds: new Histogram({
      registers,
      buckets: [1, 5, 15, 60, 300, 900, 3_600, 21_600],
      ...named("delivery_event_lag_seconds", "Time from what happened to its report", ["provider"]),
    }),
  };
  const gauges = gaugesOf(registers);
  /** @type {Watcher} */
  const watcher = {
    count: (name, labels, times) => counters[name].inc(labels, times),
    measure: (name, labels, seconds) => histograms[name].observe(labels, seconds),
  };
  return {
    watcher,
    contentType: registry.contentType,
    /** The text of a scrape. @param {readonly Reading[]} readings */
    async text(readings) {
      for (const gauge of Object.values(gauges)) gauge.reset();
      // A gauge without labels would say 0 where nothing is known: no event yet, no outbox.
      for (const name of withoutLabels) gauges[name].remove();
      for (const { name, labels, value } of readings) gauges[name].set(labels, value);
      return registry.metrics();
    },
  };
}

/** @type {readonly (keyof Gauged)[]} */
const withoutLabels = ["outboxRunning", "newestEvent", "databaseUp", "incidents"];

/** @param {Registry[]} registers @returns {Record<keyof Gauged, Gauge>} */
function gaugesOf(registers) {
  /** @param {string} name @param {string} help @param {string[]} labelNames */
  const gauge = (name, help, labelNames = []) => new Gauge({ registers, ...named(name, help, labelNames) });
  return {
    outboxEntries: gauge("outbox_entries", "Codes still to be handed to a gateway", ["channel"]),
    outboxOldestAge: gauge("outbox_oldest_age_seconds", "Age of the oldest of them", ["channel"]),
    outboxOverdue: gauge("outbox_overdue_seconds", "How long one of them has been due", ["channel"]),
    outboxRunning: gauge("outbox_running", "1 while this process looks at the outbox as it should"),
    newestEvent: gauge("delivery_event_newest_timestamp_seconds", "When the newest delivery event came in"),
    databaseUp: gauge("database_up", "1 when the database replied to this scrape"),
    alarms: gauge("alarm", "1 for each channel and country whose alarm is on", ["channel", "country"]),
    incidents: gauge("incidents", "Incidents that run, those of editors and of the alarm"),
    contentProblems: gauge("content_problems", "What is wrong with the content files as they stand", ["severity"]),
    setUpTrouble: gauge("set_up_trouble", "Times since the start that the set-up was in the way, by kind of line", [
      "kind",
      "level",
    ]),
  };
}

/** @param {string} name @param {string} help @param {string[]} labelNames */
function named(name, help, labelNames) {
  return { name: `wizard_${name}`, help, labelNames };
}
