import { existsSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { totalmem } from "node:os";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import type { Env } from "../../env.ts";
import { type Finding, good, unknown, wrong } from "../finding.ts";

const megabyte = 1_024 * 1_024;
/** For the logs of a database on files, and for a build. */
const leastFree = 500;

/** What the process stands on: Node, the build, memory and disk. */
export async function examineMachine({ DATA_DIR, DATABASE_URL }: Env): Promise<Finding[]> {
  return [
    nodeFinding(process.versions.node, neededNode()),
    existsSync(".next/BUILD_ID")
      ? good("Build", "is there")
      : unknown("Build", "there is none yet", "npm start builds once; in a container run npm run build beforehand."),
    memoryFinding(DATABASE_URL ? 512 : 1_024, Math.floor(allowedMemory() / megabyte)),
    // Without files of its own the wizard still writes what it builds.
    await diskFinding(DATABASE_URL ? "." : DATA_DIR),
  ];
}

/** `needed` is the lowest version, `20.9`. */
export function nodeFinding(version: string, needed: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = needed.split(".").map(Number);
  const isEnough = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  return isEnough
    ? good("Node", version)
    : wrong("Node", `${version}, but ${needed} is needed`, `Install Node ${needed} or newer.`);
}

function neededNode(): string {
  const { engines } = z
    .object({ engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  return engines.node.replace(/^>=/, "");
}

/** What a container may use, where there is a bound; else all of the machine. */
function allowedMemory(): number {
  const bound = process.constrainedMemory?.() ?? 0;
  return bound > 0 && bound < totalmem() ? bound : totalmem();
}

function memoryFinding(planned: number, there: number): Finding {
  // Machines sold with a gigabyte have a little less.
  return there >= planned * 0.9
    ? good("Memory", `${there} MB, ${planned} MB planned`)
    : wrong("Memory", `${there} MB, but ${planned} MB is planned`, "Give it more (docs/deploy.md).");
}

/** The disk under `folder`, or under the nearest folder above it that exists. */
async function diskFinding(folder: string): Promise<Finding> {
  let place = resolve(folder);
  while (!existsSync(place)) place = dirname(place);
  const { bavail, bsize } = await statfs(place);
  const free = Math.floor((bavail * bsize) / megabyte);
  return free >= leastFree
    ? good(`Disk under ${folder}`, `${free} MB free`)
    : wrong(`Disk under ${folder}`, `${free} MB free`, `Make room: at least ${leastFree} MB.`);
}
