import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A Prometheus of one test. */
export interface Prometheus {
  /** How many series an expression gives now; throws when it is none. */
  series(expression: string): Promise<number>;
  /** Whether it has read its one target. */
  hasRead(): Promise<boolean>;
  /** The alert rules, with what is wrong with them. */
  rules(): Promise<z.output<typeof rulesSchema>["data"]["groups"][number]["rules"]>;
  stop(): void;
}

/**
 * What promtool says (install-programs.ts sees to it that it is there). Throws what it complains of.
 */
export function promtool(...args: string[]): string {
  return execFileSync("promtool", args, { encoding: "utf8", stdio: "pipe" });
}

/** Starts Debian's Prometheus on the files of `ops/`, with the metrics of `target` and other numbers for time: it looks every second. */
export async function startPrometheus(folder: string, port: number, target: string): Promise<Prometheus> {
  mkdirSync(folder, { recursive: true });
  cpSync("ops/alerts.yaml", join(folder, "alerts.yaml"));
  const config = readFileSync("ops/prometheus.yaml", "utf8").replace("localhost:9464", target).replaceAll("15s", "1s");
  writeFileSync(join(folder, "prometheus.yaml"), config);
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(
    "prometheus",
    [
      `--config.file=${join(folder, "prometheus.yaml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: "ignore" },
  );
  const ask = async (path: string) => (await fetch(`${origin}/api/v1/${path}`)).json();
  return {
    async series(expression) {
      const reply = querySchema.parse(await ask(`query?query=${encodeURIComponent(expression)}`));
      if (reply.status === "error") throw new Error(`${expression}: ${reply.error}`);
      return reply.data.result.length;
    },
    async hasRead() {
      const reply = await ask("targets").catch(() => null);
      const targets = targetsSchema.safeParse(reply).data?.data.activeTargets ?? [];
      return targets.length === 1 && targets[0]?.health === "up";
    },
    async rules() {
      return rulesSchema.parse(await ask("rules")).data.groups.flatMap(({ rules }) => rules);
    },
    stop: () => void child.kill("SIGKILL"),
  };
}

const querySchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success"), data: z.object({ result: z.array(z.unknown()) }) }),
  z.object({ status: z.literal("error"), error: z.string() }),
]);
const targetsSchema = z.object({ data: z.object({ activeTargets: z.array(z.object({ health: z.string() })) }) });
const rulesSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            name: z.string(),
            query: z.string(),
            state: z.string(),
            health: z.string(),
            lastError: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
});
