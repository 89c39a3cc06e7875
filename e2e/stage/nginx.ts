import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { expect } from "@playwright/test";
import { certificate } from "#server/testing/certificate.ts";
import { give, nobody, openFolder } from "./nobody.ts";

interface Ports {
  http: number;
  https: number;
  wizards: [number, number];
}

/**
 * nginx with the configuration that is shipped, without root, in front of two processes of the wizard; `edit` may change what it says. Only ports, the
 * certificate and the folders it writes to are other ones here.
 */
export async function startNginx(ports: Ports, edit = (configuration: string) => configuration) {
  const folder = openFolder("nginx");
  const file = `${folder}/nginx.conf`;
  const shipped = readFileSync("ops/nginx.conf", "utf8");
  writeFileSync(`${folder}/tls.crt`, certificate.cert);
  writeFileSync(`${folder}/tls.key`, certificate.key);
  const here: [string, string][] = [
    // First: our folder is in /tmp as well.
    [" /tmp/", ` ${folder}/`],
    ["listen 8080;", `listen ${ports.http};`],
    ["listen 8443 ", `listen ${ports.https} `],
    ["/etc/nginx/tls/", `${folder}/`],
    ["wizard-1:3000", `127.0.0.1:${ports.wizards[0]}`],
    ["wizard-2:3000", `127.0.0.1:${ports.wizards[1]}`],
    ["/dev/stderr", `${folder}/error.log`],
    ["/dev/stdout", `${folder}/access.log`],
  ];
  const configuration = here.reduce((text, [from, to]) => {
    expect(text, `the configuration says ${from}`).toContain(from);
    return text.replaceAll(from, to);
  }, edit(shipped));
  writeFileSync(file, configuration);
  give(folder);
  const nginx = spawn("nginx", ["-c", file, "-e", `${folder}/error.log`, "-g", "daemon off;"], {
    ...nobody,
    stdio: "ignore",
  });
  try {
    await expect(() => reach(ports.https)).toPass({ intervals: [50], timeout: 20_000 });
  } catch (cause) {
    nginx.kill("SIGKILL");
    throw new Error(`nginx does not start:\n${readFileSync(`${folder}/error.log`, "utf8")}`, { cause });
  }
  return {
    url: `https://localhost:${ports.https}`,
    /** All that it has written down. */
    log: () => ["access.log", "error.log"].map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n"),
    async stop() {
      const gone = once(nginx, "exit");
      if (nginx.exitCode === null && nginx.kill("SIGTERM")) await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function reach(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
  } finally {
    socket.destroy();
  }
}
