import { spawnSync } from "node:child_process";
import { binaries } from "../../server/testing/postgres.ts";

// Before the browser tests, and once: two that install at the same time get in each other's way. What is there is used, the rest comes from Debian's packages.
const programs = [
  { program: "nginx", version: "-v", from: "nginx-light" },
  { program: "promtool", version: "--version", from: "prometheus" },
];
const missing = () => programs.filter(({ program, version }) => spawnSync(program, [version]).error !== undefined);
const packages = missing().map(({ from }) => from);
const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
const attempts = [
  ["apt-get", "update", "-qq"],
  ["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages],
];
for (const attempt of packages.length > 0 ? attempts : []) {
  const [command = "", ...args] = [...asRoot, ...attempt];
  console.info(`Trying: ${command} ${args.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(command, args, { stdio: "inherit", timeout: 240_000, env });
}
const left = missing().map(({ program }) => program);
if (left.length > 0) {
  console.error(`Two tests need ${left.join(" and ")}: install the Debian packages nginx-light and prometheus.`);
  process.exit(1);
}
// For the second run of the browser tests, and for the proofs, which install it themselves where they run alone.
binaries();
