import { spawnSync } from "node:child_process";

/** A sample in another language: how it is started and tried, and whether this machine can. */
export interface Language {
  name: string;
  folder: string;
  /** Starts the sample; it reads its settings from the environment. */
  start: readonly [string, ...string[]];
  /** Tries it on the vectors. */
  tests: readonly [string, ...string[]];
  /** Does nothing, and works where all it needs is there. */
  probe: readonly [string, ...string[]];
}

export const languages: readonly Language[] = [
  {
    name: "Python",
    folder: "examples/sign-in-python",
    start: ["python3", "site.py"],
    tests: ["python3", "-m", "unittest"],
    probe: ["python3", "-c", "import jwt, cryptography"],
  },
  {
    name: "Go",
    folder: "examples/sign-in-go",
    start: ["go", "run", "."],
    tests: ["go", "test", "-count=1", "./..."],
    probe: ["go", "version"],
  },
];

/** Why the sample cannot run on this machine; `null` where it can. */
export function missing({ name, folder, probe: [command, ...args] }: Language): string | null {
  const isThere = spawnSync(command, args).status === 0;
  return isThere ? null : `${name}, or what ${folder} needs of it, is not installed`;
}
