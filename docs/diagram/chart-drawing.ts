import { instance } from "@viz-js/viz";
import type { AnyStateNode } from "xstate";
import { wizardChart } from "#machines/wizard/chart.ts";

/** The statechart of the wizard as SVG: boxes in boxes as its states are nested, an arrow to each kind of step that may be next. */
export async function drawChart(): Promise<string> {
  const dot = `digraph wizard {
    compound=true; bgcolor=white; fontname="sans-serif"; nodesep=0.7; ranksep=0.8;
    node [shape=box style="rounded,filled" fillcolor=white fontname="sans-serif"];
    start [shape=point]; start -> ${quoted(initialLeaf(wizardChart.root))};
    ${childrenOf(wizardChart.root).map(box).join("\n")}
    ${[...waysOn(wizardChart.root)].join("\n")}
  }`;
  return (await instance()).renderString(dot, { format: "svg" });
}

function box(node: AnyStateNode): string {
  const children = childrenOf(node);
  if (children.length === 0)
    return `${quoted(node)} [label=${JSON.stringify(node.key)}${node.type === "final" ? " peripheries=2" : ""}];`;
  const own = node.transitions.get("answer")?.map(({ guard }) => `answer [${String(guard)}] / goOn`) ?? [];
  return `subgraph ${JSON.stringify(`cluster ${node.id}`)} {
    label=${JSON.stringify([node.key, ...own].join("\n"))}; style=rounded; fontsize=12;
    ${children.map(box).join("\n")}
  }`;
}

function* waysOn(node: AnyStateNode): Generator<string> {
  for (const way of node.always ?? [])
    for (const target of way.target ?? []) yield `${quoted(node)} -> ${quoted(target)};`;
  for (const child of childrenOf(node)) yield* waysOn(child);
}

function childrenOf(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states);
}

function initialLeaf(node: AnyStateNode): AnyStateNode {
  const [first] = node.initial.target ?? [];
  return first ? initialLeaf(first) : node;
}

function quoted({ id }: AnyStateNode): string {
  return JSON.stringify(id);
}
