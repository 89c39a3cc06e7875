import { execFileSync, spawnSync } from "node:child_process";

// Before the browser tests, and once: two that install at the same time get in each other's way. What is there is used, the rest comes from Debian's packages.
const programs = [
  { program: "nginx", version: "-v", from: "nginx-light" },
  { program: "promtool", version: "--version", from: "prometheus" },
];
const missing = programs.filter(({ program, version }) => spawnSync(program, [version]).error !== undefined);
if (missing.length > 0) {
  const packages = missing.map(({ from }) => from);
  console.info(`Not installed: ${packages.join(", ")}. Trying apt-get.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-qq"], { stdio: "inherit", timeout: 240_000, env });
  const install = ["install", "-y", "-qq", "--no-install-recommends", ...packages];
  execFileSync("apt-get", install, { stdio: "inherit", timeout: 240_000, env });
}
