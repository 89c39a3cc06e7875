import type { SnapshotFrom } from "xstate";
import { adjacencyMapToArray, getAdjacencyMap, getShortestPaths } from "xstate/graph";
import type { Content } from "../content/content.ts";
import { type AnswerEvent, type Arrival, type Whereabouts, wizardChart } from "../wizard/chart.ts";
import { answersTo, effectOf, stepId } from "../wizard/position.ts";
import type { Channel, Effect } from "../words.ts";

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

/**
 * Short walks from an empty journey that between them take every kind of way on: from each kind of step, with each effect, to each kind of step
 * that may follow.
 */
export function walksThrough(content: Content, channel: Channel): AnswerEvent[][] {
  const arrival = { content, channel, journey: { facts: new Map(), answers: new Map() } };
  const walkTo = new Map(
    getShortestPaths(wizardChart, traversalFrom(arrival)).map(({ state, steps }) => [
      nodeOf(whereaboutsIn(state)),
      steps.flatMap(({ event }) => ("key" in event ? [event] : [])),
    ]),
  );
  const edges = edgesFrom(arrival);
  const walks = edges
    .map(({ from, event }) => [...(walkTo.get(nodeOf(from)) ?? []), event])
    .sort((a, b) => a.length - b.length);
  const edgeAt = new Map(edges.map((edge) => [`${nodeOf(edge.from)} ${edge.event.value}`, edge]));
  const kindsOf = (walk: AnswerEvent[]) => {
    const kinds: string[] = [];
    let at = nodeOf(edges[0]?.from ?? { ...arrival, plan: [], position: { kind: "help" } });
    for (const { value } of walk) {
      const edge = edgeAt.get(`${at} ${value}`);
      if (!edge) return kinds;
      kinds.push([edge.from.position.kind, effectOfEdge(edge) ?? "fact", edge.to.position.kind].join(" "));
      at = nodeOf(edge.to);
    }
    return kinds;
  };
  const shortest = new Map<string, AnswerEvent[]>();
  for (const walk of walks) {
    const kind = kindsOf(walk).at(-1);
    if (kind !== undefined && !shortest.has(kind)) shortest.set(kind, walk);
  }
  const covered = new Set<string>();
  return [...shortest]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([kind, walk]) => {
      if (covered.has(kind)) return [];
      for (const met of kindsOf(walk)) covered.add(met);
      return [walk];
    });
}

/** Where one stands, and whether a fix of this visit waits for its trial: that is all that decides what comes next. */
export function nodeOf({ content, plan, position, journey: { facts, answers } }: Whereabouts): string {
  const known = [...facts].join("/");
  if (position.kind !== "check" && position.kind !== "question") return `${stepId(position)} ${known}`;
  const isFixed = (check: string) => effectOf(content, check, answers.get(check)) === "fixed";
  const waiting = plan.filter(
    (entry) => entry.kind === "trial" && !answers.has(entry.key) && entry.tests.some(isFixed),
  );
  return `${stepId(position)} ${known} ${waiting.map(stepId).join()}`;
}

type State = SnapshotFrom<typeof wizardChart>;

function traversalFrom(input: Arrival) {
  return {
    input,
    events: (state: State): AnswerEvent[] => {
      const { content, position } = whereaboutsIn(state);
      return answersTo(content, position).map((value) => ({ type: "answer", key: stepId(position), value }));
    },
    serializeState: (state: State) => nodeOf(whereaboutsIn(state)),
  };
}

function whereaboutsIn({ context: { at } }: State): Whereabouts {
  if (!at) throw new Error("nobody has entered");
  return at;
}

function effectOfEdge({ from, event }: Edge): Effect | undefined {
  return effectOf(from.content, event.key, event.value);
}
