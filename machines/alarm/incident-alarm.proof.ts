import { describe, expect, test } from "vitest";
import { seededRandom } from "../testing/seeded-random.ts";
import { type AlarmState, afterMinute, alarmIncident, calm, isAlarmed } from "./incident-alarm.ts";

const day = 24 * 60;
const month = 30 * day;
const start = 29_700_000;

function poisson(mean: number, roll: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = roll(); product > limit; product *= roll()) count++;
  return count;
}

interface Traffic {
  /** Codes per minute, the mean over a day. */
  volume: number;
  /** Usual share of failures. */
  share: number;
  /** From this minute on `outage` is the share. */
  outageAt?: number;
  outage?: number;
}

/**
 * Minutes of a made-up site: three times as many codes by day as by night, a share of failures that drifts by the hour (a quarter up or down, at
 * random) and by the day (a fifth), and once a day ten failures reported in one batch.
 */
function* traffic({ volume, share, outageAt = Number.POSITIVE_INFINITY, outage = share }: Traffic, seed: number) {
  const roll = seededRandom(seed);
  let wobble = 1;
  for (let at = 0; ; at++) {
    if (at % 60 === 0) wobble = Math.exp(0.25 * (roll() + roll() + roll() + roll() - 2) * Math.sqrt(3));
    const cycle = Math.sin((2 * Math.PI * at) / day);
    const p = at >= outageAt ? outage : Math.min(0.9, share * wobble * (1 + 0.2 * cycle));
    const sent = poisson(volume * (1 + 0.5 * cycle), roll);
    let failed = 0;
    for (let one = 0; one < sent; one++) if (roll() < p) failed++;
    if (roll() < 1 / day) failed += 10;
    yield { minute: start + at, good: Math.max(0, sent - failed), failed };
  }
}

/** How often the alarm goes on within `minutes`, and when first. */
function watch(site: Traffic, minutes: number, seed: number) {
  let state: AlarmState = calm;
  let alarms = 0;
  let first: number | null = null;
  let length = 0;
  for (const count of traffic(site, seed)) {
    if (length++ >= minutes) break;
    if (count.good + count.failed === 0) continue;
    const before = state.since;
    state = afterMinute(state, count);
    if (before === null && state.since !== null) {
      alarms++;
      first ??= count.minute - start;
    }
  }
  return { alarms, first, state };
}

const sites: Traffic[] = [
  { volume: 0.5, share: 0.05 },
  { volume: 5, share: 0.01 },
  { volume: 5, share: 0.05 },
  { volume: 20, share: 0.03 },
];

describe("the alarm on simulated traffic", () => {
  test("is false less than once in twenty months of a channel and country", () => {
    const months = sites.length * 6;
    const alarms = sites.flatMap((site, index) =>
      Array.from({ length: 6 }, (_, run) => watch(site, month, 1_000 * index + run).alarms),
    );
    const sum = alarms.reduce((total, count) => total + count, 0);
    console.info(
      `incident alarm: ${sum} false alarms in ${months} simulated months (${(sum / months).toFixed(3)} each)`,
    );
    expect(sum / months).toBeLessThan(0.05);
  }, 120_000);

  test.each([
    [{ volume: 0.5, share: 0.05 }, 0.8, 60],
    [{ volume: 5, share: 0.05 }, 0.8, 10],
    [{ volume: 5, share: 0.05 }, 0.3, 30],
    [{ volume: 20, share: 0.03 }, 0.8, 5],
    [{ volume: 20, share: 0.03 }, 0.2, 15],
  ])(
    "finds an outage of %o, in which the share %d fails, within %d minutes nine times of ten",
    (site, outage, within) => {
      const outageAt = 7 * day + 9 * 60;
      const delays = Array.from({ length: 20 }, (_, run) => {
        const { first } = watch({ ...site, outageAt, outage }, outageAt + 6 * 60, 90_000 + run);
        return first === null ? Number.POSITIVE_INFINITY : first - outageAt;
      }).toSorted((a, b) => a - b);
      const [half, most] = [delays[9], delays[17]];
      const name = `${site.volume} codes a minute, ${site.share * 100} % → ${outage * 100} %`;
      console.info(`incident alarm: ${name}: found after ${half} min (half of the runs), ${most} min (nine of ten)`);
      expect(delays[0]).toBeGreaterThanOrEqual(0);
      expect(most).toBeLessThanOrEqual(within);
    },
  );
});

describe("the alarm", () => {
  const usual = (minutes: number, from: AlarmState = calm) =>
    run(from, minutes, (minute) => ({ minute, good: 19, failed: 1 }));
  function run(from: AlarmState, minutes: number, count: (minute: number) => Parameters<typeof afterMinute>[1]) {
    let state = from;
    const begin = state.minute === 0 ? start : state.minute + 1;
    for (let at = 0; at < minutes; at++) state = afterMinute(state, count(begin + at));
    return state;
  }
  const outage = (minutes: number, from: AlarmState) =>
    run(from, minutes, (minute) => ({ minute, good: 4, failed: 16 }));

  test("goes off when all is as usual again, and by itself when nothing more is heard", () => {
    const alarmed = outage(10, usual(500));
    expect(isAlarmed(alarmed, alarmed.minute)).toBe(true);
    const well = usual(20, alarmed);
    expect(isAlarmed(well, well.minute)).toBe(false);
    expect(isAlarmed(alarmed, alarmed.minute + 60)).toBe(true);
    expect(isAlarmed(alarmed, alarmed.minute + 61)).toBe(false);
  });

  test("takes what lasts a day as the new usual", () => {
    const after = outage(day + 600, usual(500));
    expect(after.since).toBeNull();
    expect(after.failed / (after.good + after.failed)).toBeCloseTo(0.8, 2);
  });

  test("says nothing before it knows what is usual, and nothing for one minute alone", () => {
    expect(outage(9, calm).since).toBeNull();
    const { since } = afterMinute(usual(500), { minute: start + 500, good: 0, failed: 500 });
    expect(since).toBeNull();
  });

  test("names nobody", () => {
    expect(alarmIncident("sms", "GB")).toMatchObject({ id: "alarm-sms-gb", countries: ["GB"], carriers: [] });
    expect(alarmIncident("email", "")).toMatchObject({ id: "alarm-email", countries: [] });
  });
});
