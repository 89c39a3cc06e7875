import { gte } from "drizzle-orm";
import { type AlarmState, afterMinute, alarmIncident, calm, isAlarmed } from "#machines/alarm/incident-alarm.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import { setAlarms } from "../content/content.ts";
import type { Database } from "../data/database.ts";
import { deliveryCounts } from "../data/schema.ts";
import { log } from "../log/log.js";

const minuteMilliseconds = 60_000;
const learningDays = 7;
/** After this much of the next minute nothing is counted for the previous one any more. */
const settledAfter = 10_000;

interface Watched {
  channel: DeliveryChannel;
  country: string;
  state: AlarmState;
}

/** The alarms of all channels and countries, from the counts in the database: every process that looks comes to the same verdict. */
export class IncidentWatch {
  readonly #watched = new Map<string, Watched>();
  #next: number | null = null;

  constructor(readonly database: Database) {}

  /** Takes in the minutes that are over at `now`, and returns what is alarming. The first call learns from the last week. */
  async look(now: Date): Promise<{ channel: DeliveryChannel; country: string }[]> {
    const current = Math.floor((now.getTime() - settledAfter) / minuteMilliseconds);
    const from = this.#next ?? current - learningDays * 24 * 60;
    const rows = await this.database
      .select()
      .from(deliveryCounts)
      .where(gte(deliveryCounts.minute, new Date(from * minuteMilliseconds)))
      .orderBy(deliveryCounts.minute);
    for (const { minute: at, channel, country, good, failed } of rows) {
      const minute = at.getTime() / minuteMilliseconds;
      if (minute >= current) continue;
      const key = `${channel} ${country}`;
      const state = this.#watched.get(key)?.state ?? calm;
      this.#watched.set(key, { channel, country, state: afterMinute(state, { minute, good, failed }) });
    }
    this.#next = current;
    const sorted = [...this.#watched].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.flatMap(([, { channel, country, state }]) =>
      isAlarmed(state, current) ? [{ channel, country }] : [],
    );
  }
}

const lookEvery = 15_000;

/** Looks now and four times a minute, and puts what is alarming into the content in force. */
export function startIncidentWatch(database: Database): NodeJS.Timeout {
  const watch = new IncidentWatch(database);
  let isLooking = false;
  async function look() {
    if (isLooking) return;
    isLooking = true;
    try {
      const alarms = await watch.look(new Date());
      setAlarms(alarms.map(({ channel, country }) => alarmIncident(channel, country)));
    } catch (cause) {
      log("alarm-blind", {}, cause);
    } finally {
      isLooking = false;
    }
  }
  void look();
  return setInterval(look, lookEvery).unref();
}

declare global {
  var runningIncidentWatch: NodeJS.Timeout | undefined;
}
