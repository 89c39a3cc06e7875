import type { SnapshotFrom } from "xstate";
import { adjacencyMapToArray, getAdjacencyMap } from "xstate/graph";
import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import { signsSaid } from "../plan/signs/said.ts";
import { type AnswerEvent, wizardChart } from "../wizard/chart.ts";
import { symptomAfter } from "../wizard/journey.ts";
import { answersTo, effectOf, stepId } from "../wizard/position.ts";
import { dueTrials } from "../wizard/trial.ts";
import type { Arrival, Whereabouts } from "../wizard/whereabouts.ts";
import { type Channel, noSign, signFacts, symptomFact } from "../words.ts";

/** One answer to one step, and where it leads. */
export interface Edge {
  from: Whereabouts;
  event: AnswerEvent;
  to: Whereabouts;
  /** The state of the chart after the answer. */
  state: string;
}

/** Every edge that answering the step in front can take; each step once for every set of facts that leads to it. */
export function edgesFrom(arrival: Arrival): Edge[] {
  return adjacencyMapToArray(getAdjacencyMap(wizardChart, traversalFrom(arrival))).map(
    ({ state, event, nextState }) => ({
      from: whereaboutsIn(state),
      event,
      to: whereaboutsIn(nextState),
      state: JSON.stringify(nextState.value),
    }),
  );
}

/** A walk from an empty journey. */
export interface Walk {
  channel: Channel;
  events: AnswerEvent[];
}

/**
 * Every kind of way on that the chart has for these channels, from each kind of step, with each effect, to each kind of step that may follow: for each
 * the shortest walk that ends with it, in whichever of the channels.
 */
export function walksThrough(content: Content, channels: readonly Channel[]): Walk[] {
  const shortest = new Map<string, Walk>();
  for (const channel of channels) {
    const edges = edgesFrom({ content, channel, journey: { facts: new Map(), answers: new Map() } });
    const walkTo = shortestWalks(edges);
    for (const { from, event, to } of edges) {
      const effect = effectOf(content, event.key, event.value) ?? "fact";
      const kind = [from.position.kind, effect, to.position.kind].join(" ");
      const events = [...(walkTo.get(nodeOf(from)) ?? []), event];
      if (events.length < (shortest.get(kind)?.events.length ?? Number.POSITIVE_INFINITY))
        shortest.set(kind, { channel, events });
    }
  }
  return [...shortest.values()];
}

/** The shortest walk to each node, from where the first edge begins. */
function shortestWalks(edges: readonly Edge[]): Map<string, AnswerEvent[]> {
  const ways = new Map<string, { event: AnswerEvent; to: string }[]>();
  for (const { from, event, to } of edges) {
    const node = nodeOf(from);
    ways.set(node, [...(ways.get(node) ?? []), { event, to: nodeOf(to) }]);
  }
  const [start = ""] = ways.keys();
  const walks = new Map<string, AnswerEvent[]>([[start, []]]);
  // A map is walked in the order of its entries, those added meanwhile too: nearest first.
  for (const [node, walk] of walks)
    for (const { event, to } of ways.get(node) ?? []) if (!walks.has(to)) walks.set(to, [...walk, event]);
  return walks;
}

/** Where one stands, and whether a fix of this visit waits for its trial: that is all that decides what comes next. */
export function nodeOf({ content, plan, position, journey: { facts, answers } }: Whereabouts): string {
  const known = [...facts].join("/");
  if (position.kind === "trial") return `${stepId(position)} ${known} ${answers.get(position.key) ?? ""}`;
  if (position.kind !== "check" && position.kind !== "question") {
    // The page of help that one can go on from, and the one at the end.
    return `${position.kind === "hand-over" ? position.kind : stepId(position)} ${known}`;
  }
  const due = dueTrials(content, plan, answers, (check) => effectOf(content, check, answers.get(check)));
  const [next = ""] = [...due.keys()].filter((key) => !answers.has(key));
  return `${stepId(position)} ${known} ${next}`;
}

/** Nothing is known but the symptom, and that no sentence fits. */
function isBlank(facts: Facts): boolean {
  return [...facts].every(([key, value]) => key === symptomFact || value === noSign);
}

type State = SnapshotFrom<typeof wizardChart>;

function traversalFrom(input: Arrival) {
  return {
    input,
    events: (state: State): AnswerEvent[] => {
      const { content, position, journey } = whereaboutsIn(state);
      const key = stepId(position);
      // Two sentences of two pages make too many journeys to walk them all: whoever has chosen one finds none on the next page.
      const isSaid = signFacts.includes(key) && signsSaid(journey.facts).length > 0;
      const values = isSaid ? [noSign] : answersTo(content, position, journey.answers);
      // That the trouble is another one now is walked from every trial, but not once more for all that may have been known before.
      const isWalked = (value: string) => symptomAfter(content, key, value) === null || isBlank(journey.facts);
      return values.filter(isWalked).map((value) => ({ type: "answer", key, value }));
    },
    serializeState: (state: State) => nodeOf(whereaboutsIn(state)),
  };
}

function whereaboutsIn({ context: { at } }: State): Whereabouts {
  if (!at) throw new Error("nobody has entered");
  return at;
}
