import type { Incident } from "../content/incident.ts";
import type { DeliveryChannel } from "../words.ts";

/** What became of the codes of one channel and country within one minute. Failures that are the person's own are in neither number. */
export interface MinuteCount {
  /** Whole minutes since 1970. */
  minute: number;
  good: number;
  failed: number;
}

/** What the alarm of one channel and country remembers. */
export interface AlarmState {
  /** Past outcomes, the older the lighter: the usual share is made of them. */
  good: number;
  failed: number;
  minute: number;
  /** Evidence for trouble since the last time all was well, and, while it lasts, for its end; log-likelihood ratios. */
  up: number;
  down: number;
  /** Since which minute the alarm is on; `null`: it is off. */
  since: number | null;
}

export const calm: AlarmState = { good: 0, failed: 0, minute: 0, up: 0, down: 0, since: null };

/** The weight of an outcome halves in three days, so that a slow change becomes usual and an outage does not. */
const halfLife = 3 * 24 * 60;
/** Fewer past outcomes than this say nothing about what is usual. */
const leastPast = 200;
/** The usual band ends where the odds of a failure are twice the usual ones; trouble worth a notice is three times that. */
const bandEdge = 2;
const troubleOdds = 6;
const threshold = 15;
const endThreshold = 6;
/** No minute alone raises the alarm: a batch of reports that come together is one event, not many. */
const mostPerMinute = threshold / 3;
/** When nothing was heard for this long, nothing is known. */
const silence = 60;
/** What lasts a day is the new usual. */
const longest = 24 * 60;

/**
 * The alarm after one more minute with outcomes (minutes in order; those without outcomes are left out). A one-sided CUSUM on the
 * log-likelihood ratio of single outcomes (Page 1954; Moustakides 1986: no rule with as few false alarms is faster): each failure speaks for
 * "the odds are six times the usual" against "twice", the edge of the usual band, and each success speaks against it. The sum never falls
 * below 0, and at 15 the alarm goes on. While it is on, the same ratio turned round is summed up, and at 6 it goes off. The usual share is an
 * exponentially weighted mean of the past (with half an imagined failure in ten, so that it is never 0), which stands still while trouble
 * is suspected.
 */
export function afterMinute(state: AlarmState, { minute, good, failed }: MinuteCount): AlarmState {
  const elapsed = state.minute === 0 ? 0 : Math.max(0, minute - state.minute);
  if (state.since !== null && minute - state.since >= longest) return learn({ ...calm, minute }, good, failed);
  const fade = 2 ** (-elapsed / halfLife);
  const past = { ...state, minute, good: state.good * fade, failed: state.failed * fade };
  const rested = elapsed > silence ? { ...past, up: 0, down: 0, since: null } : past;
  if (rested.good + rested.failed < leastPast) return learn(rested, good, failed);

  const usual = Math.min(0.9, Math.max(0.005, (rested.failed + 0.5) / (rested.good + rested.failed + 10)));
  const [edge, trouble] = [withOdds(usual, bandEdge), withOdds(usual, troubleOdds)];
  const ratio = failed * Math.log(trouble / edge) + good * Math.log((1 - trouble) / (1 - edge));
  const step = Math.min(mostPerMinute, ratio);
  if (rested.since !== null) {
    const down = Math.max(0, rested.down - Math.max(-mostPerMinute, step));
    return down >= endThreshold ? { ...rested, up: 0, down: 0, since: null } : { ...rested, down };
  }
  const up = Math.max(0, rested.up + step);
  if (up >= threshold) return { ...rested, up: 0, down: 0, since: minute };
  const next = { ...rested, up };
  return up > mostPerMinute ? next : learn(next, good, failed);
}

/** Whether the alarm is on at `minute`, when nothing was heard since `state`. */
export function isAlarmed({ since, minute: last }: AlarmState, minute: number): boolean {
  return since !== null && minute - last <= silence && minute - since < longest;
}

/** The incident of an alarm: nobody is named, its words are those of the interface. `country`: ISO 3166, "" when it is not known. */
export function alarmIncident(channel: DeliveryChannel, country: string): Incident {
  return {
    id: ["alarm", channel, country.toLowerCase()].filter(Boolean).join("-"),
    file: null,
    channels: [channel],
    countries: country === "" ? [] : [country],
    carriers: [],
    from: null,
    until: null,
    first: null,
    texts: new Map(),
    stamp: "",
  };
}

function withOdds(share: number, times: number): number {
  const odds = (times * share) / (1 - share);
  return odds / (1 + odds);
}

function learn(state: AlarmState, good: number, failed: number): AlarmState {
  return { ...state, good: state.good + good, failed: state.failed + failed };
}
