import { median } from "../median.ts";

/** One measurement: so many of a thing by so many processes, how long it took, and the milliseconds of processor time it cost. */
export interface Cost {
  what: string;
  processes: number;
  count: number;
  seconds: number;
  node: number;
  postgres: number;
  client: number;
}

/** What the processes do in a second, the middle of all rounds, and as a ratio to one process. */
export function rateTable(costs: readonly Cost[], counts: readonly number[]): Record<string, string>[] {
  return namesOf(costs).map((what) => {
    const rate = (processes: number) =>
      median(
        costs.filter((one) => one.what === what && one.processes === processes).map((one) => one.count / one.seconds),
      );
    const one = rate(counts[0] ?? 1);
    const columns = counts.map((processes) => [
      `${processes} ${processes === 1 ? "process" : "processes"}`,
      `${rate(processes).toFixed(0)}/s (× ${(rate(processes) / one).toFixed(2)})`,
    ]);
    return { what, ...Object.fromEntries(columns) };
  });
}

/** What one of each costs in processor time: the middle of all rounds and numbers of processes. */
export function costTable(costs: readonly Cost[]): Record<string, string>[] {
  return namesOf(costs).map((what) => {
    const per = (key: "node" | "postgres" | "client") =>
      median(costs.filter((one) => one.what === what).map((one) => one[key] / one.count)).toFixed(2);
    return { what, "ms in Node": per("node"), "ms in PostgreSQL": per("postgres"), "ms in who asks": per("client") };
  });
}

function namesOf(costs: readonly Cost[]): string[] {
  return [...new Set(costs.map(({ what }) => what))];
}
