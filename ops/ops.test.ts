import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const read = (file: string) => readFileSync(file, "utf8");
const { version } = z.object({ version: z.string() }).parse(JSON.parse(read("package.json")));
const lines = (text: string) => text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

/** Seconds that a process may take to end what is under way: docs/deploy.md. */
const secondsToEnd = 20;

describe("the image", () => {
  const stages = read("Dockerfile").split(/^FROM /m);
  const last = stages.at(-1) ?? "";

  test("runs as a user with a number, so that a cluster can see that it is not root, and starts as `npm start` does", () => {
    expect(last).toMatch(/^USER [1-9]\d+:[1-9]\d+$/m);
    expect(last).toContain('CMD ["server/serve.js"]');
    expect(JSON.parse(read("package.json")).scripts.start).toBe("exec node server/serve.js");
  });

  test("asks for its health where there is a reply", () => {
    expect(last).toMatch(/HEALTHCHECK[\s\S]+\/api\/health/);
    expect(existsSync("app/api/health/route.ts")).toBe(true);
  });

  test("is built from all that the build and the list of production files need, and from no secret", () => {
    const ignored = lines(read(".dockerignore"));
    const given = ignored.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    expect(ignored).toEqual(expect.arrayContaining(["*", "**/.env*"]));
    expect(given.filter((name) => !name.includes("*") && !existsSync(name))).toEqual([]);
    const needed = lines(read("ops/production-files.txt")).filter((line) => !line.startsWith("!"));
    const tops = needed.map((line) => line.split("/", 1).join("")).filter((name) => name !== ".next");
    expect(tops.filter((name) => !given.includes(name))).toEqual([]);
  });
});

const service = z.looseObject({
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
  image: z.string(),
  profiles: z.array(z.string()).optional(),
  networks: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
});
const compose = z
  .looseObject({
    services: z.record(z.string(), service),
    networks: z.record(z.string(), z.unknown()),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(parse(read("compose.yaml"), { merge: true }));

describe("compose.yaml", () => {
  const wizards = Object.entries(compose.services).filter(([name]) => name.startsWith("wizard"));

  test("has two processes of the wizard of this version, that can write nowhere and are given time to end", () => {
    expect(wizards).toHaveLength(2);
    for (const [, { read_only, cap_drop, stop_grace_period, image }] of wizards) {
      expect({ read_only, cap_drop, stop_grace_period }).toEqual({
        ...{ read_only: true, cap_drop: ["ALL"], stop_grace_period: `${secondsToEnd}s` },
      });
      expect(image).toBe(`wheres-my-code:\${VERSION:-${version}}`);
    }
  });

  test("has them all behind nginx, which is the only one that is asked from outside", () => {
    const upstream = [...read("ops/nginx.conf").matchAll(/^ +server ([\w-]+):3000 /gm)].map(([, name]) => name);
    expect(upstream).toEqual(wizards.map(([name]) => name));
    const open = Object.entries(compose.services).filter(([, { ports, profiles }]) => ports && !profiles);
    expect(open.map(([name]) => name)).toEqual(["nginx"]);
  });

  test("mounts files and names networks and volumes that there are", () => {
    for (const [name, { networks, volumes, profiles }] of Object.entries(compose.services)) {
      expect(Object.keys(compose.networks), name).toEqual(expect.arrayContaining(networks));
      const sources = volumes.map((volume) => volume.split(":", 1).join(""));
      const files = sources.filter((source) => source.startsWith("./ops/") && !profiles);
      expect(files.filter((file) => !existsSync(file))).toEqual([]);
      const named = sources.filter((source) => /^\w+$/.test(source));
      expect(Object.keys(compose.volumes), name).toEqual(expect.arrayContaining(named));
    }
  });
});

describe("the unit for systemd", () => {
  const unit = read("ops/wheres-my-code.service");

  test("starts what `npm start` does, tells the first process alone to stop, and gives it time", () => {
    expect(unit).toMatch(/^ExecStart=.*\bnode server\/serve\.js$/m);
    expect(unit).toMatch(/^KillMode=mixed$/m);
    expect(unit).toMatch(new RegExp(`^TimeoutStopSec=${secondsToEnd}$`, "m"));
  });

  test("can write to its state only, and lets V8 write the code that it runs", () => {
    expect(unit).toMatch(/^ProtectSystem=strict$/m);
    expect(unit).toMatch(/^DynamicUser=yes$/m);
    expect(unit).toMatch(/^StateDirectory=(.+)\n[\s\S]*^Environment=DATA_DIR=\/var\/lib\/\1$/m);
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute/m);
  });

  // Not on every machine; what the text above says holds on all.
  test.runIf(existsSync("/usr/bin/systemd-analyze"))("is understood by systemd, which finds little exposed", () => {
    execFileSync("systemd-analyze", ["verify", "--man=no", "./ops/wheres-my-code.service"], { stdio: "pipe" });
    execFileSync("systemd-analyze", ["security", "--offline=true", "--threshold=20", "./ops/wheres-my-code.service"], {
      stdio: "pipe",
    });
  });
});

test("every setting that they name is one of the wizard's", () => {
  const known = new Set([...read(".env.example").matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name));
  const named = [
    ...[...read("compose.yaml").matchAll(/^ {4}([A-Z_]+): /gm)].map(([, name]) => name),
    ...[...read("ops/kubernetes/kustomization.yaml").matchAll(/^ +- ([A-Z_]+)=/gm)].map(([, name]) => name),
    ...[...read("ops/wheres-my-code.service").matchAll(/^Environment=([A-Z_]+)=/gm)].map(([, name]) => name),
  ];
  const others = ["NODE_ENV", "METRICS_PORT"];
  expect(named.filter((name) => !known.has(name) && !others.includes(name ?? ""))).toEqual([]);
});
