import type { DeliveryChannel } from "../words.ts";
import { confidences, type Finding } from "./cause.ts";
import { type DeliveryEvent, type Stage, stages } from "./event.ts";

/** Where one delivery is, from all its events. */
export interface DeliveryEvidence {
  /** Our id of the delivery; `null` for a code the sign-in site sent by itself. */
  delivery: string | null;
  channel: DeliveryChannel;
  stage: Exclude<Stage, "other">;
  finding: Finding | null;
  /** When the event that decides happened, and the first one. */
  at: Date;
  since: Date;
}

/**
 * What is known of each delivery, the newest first. The order and number of the events do not matter: a delivery only moves forward
 * (sent, delayed, delivered, failed), so a late "sent" changes nothing, a failure after "delivered" counts, and the delivered parts of a long
 * text do not hide the part that failed.
 */
export function foldEvents(events: readonly DeliveryEvent[]): DeliveryEvidence[] {
  const groups = new Map<string, DeliveryEvent[]>();
  for (const event of events) {
    if (event.stage === "other") continue;
    const key = event.delivery ?? (event.message === null ? "first" : `message ${event.message}`);
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  // By name first, so that deliveries of the same second always come in the same order.
  const named = [...groups].toSorted(([a], [b]) => compare(a, b));
  return named.flatMap(([, group]) => foldDelivery(group)).toSorted(newestFirst);
}

function foldDelivery(events: DeliveryEvent[]): DeliveryEvidence[] {
  const deciding = events.toSorted(byWeight)[0];
  if (!deciding || deciding.stage === "other") return [];
  const { delivery, channel, stage, finding, at } = deciding;
  const since = new Date(Math.min(...events.map((event) => event.at.getTime())));
  return [{ delivery, channel, stage, finding, at, since }];
}

/** The furthest first; among equals the surer, then the earlier, then by name, so that no order of arrival matters. */
function byWeight(a: DeliveryEvent, b: DeliveryEvent): number {
  return (
    stages.indexOf(b.stage) - stages.indexOf(a.stage) ||
    sureness(a.finding) - sureness(b.finding) ||
    a.at.getTime() - b.at.getTime() ||
    compare(`${a.provider} ${a.id}`, `${b.provider} ${b.id}`)
  );
}

function sureness(finding: Finding | null): number {
  if (finding === null) return confidences.length + 1;
  return finding.cause === "unknown" ? confidences.length : confidences.indexOf(finding.confidence);
}

function newestFirst(a: DeliveryEvidence, b: DeliveryEvidence): number {
  return b.since.getTime() - a.since.getTime() || b.at.getTime() - a.at.getTime();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
