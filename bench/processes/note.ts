import { cpuOf } from "./cpu.ts";
import type { Cost } from "./report.ts";

/** Notes in `costs` how long `work` takes, and the processor time that it costs the servers, PostgreSQL and this process. */
export async function note(
  costs: Cost[],
  about: Pick<Cost, "what" | "processes" | "count">,
  [servers, postgres]: readonly [number[], number[]],
  work: () => Promise<unknown>,
): Promise<void> {
  const times = () => ({ node: cpuOf(servers), postgres: cpuOf(postgres), client: ownTime() });
  const before = times();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const after = times();
  const [node, client] = [after.node - before.node, after.client - before.client];
  console.error(`${about.what}, ${about.processes}: ${(about.count / seconds).toFixed(0)}/s`);
  costs.push({ ...about, seconds, node, postgres: after.postgres - before.postgres, client });
}

function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
