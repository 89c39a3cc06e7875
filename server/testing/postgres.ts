import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

export interface PostgresServer {
  /** Creates an empty database and answers its URL. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** A server that this test alone uses, so that it may be stopped hard (as in a crash, connections and all) and started again. */
export interface PrivatePostgres extends PostgresServer {
  crash(): Promise<void>;
  startAgain(): Promise<void>;
}

/** A private cluster, also where TEST_DATABASE_URL names another server: for tests that take it down. */
export function startPrivatePostgres(): Promise<PrivatePostgres> {
  console.info("PostgreSQL: a private cluster, to be taken down by the test");
  return startCluster(binaries());
}

/**
 * A PostgreSQL for tests: the one at TEST_DATABASE_URL, else a private cluster from installed binaries, which are installed first where apt-get can.
 * Says on the console which one. Throws when there is none: a test that needs PostgreSQL is never skipped silently.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  console.info(given ? "PostgreSQL: TEST_DATABASE_URL" : "PostgreSQL: a private cluster");
  return given ? { createDatabase: () => createDatabase(given), stop: async () => {} } : startCluster(binaries());
}

/** Creates an empty database on the server at `serverUrl` and gives its URL. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function startCluster(bin: string): Promise<PrivatePostgres> {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const user = unprivileged();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    {
      ...user,
      cwd: folder,
      stdio: "pipe",
    },
  );
  // The shell stops the server when its input closes, so it also goes when this process is killed.
  const shell = spawn("sh", ["-c", script, join(bin, "postgres"), data, folder], {
    ...user,
    cwd: folder,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await untilReady(url);
  return {
    createDatabase: () => createDatabase(url),
    async crash() {
      shell.stdin.write("crash\n");
      await once(shell.stdout, "data");
    },
    async startAgain() {
      shell.stdin.write("start\n");
      await untilReady(url);
    },
    stop: () =>
      new Promise((resolve) => {
        shell.once("exit", () => resolve());
        shell.stdin.end();
      }),
  };
}

const script = `bin=$0 data=$1 folder=$2
start() {
  "$bin" -D "$data" -k "$folder" -c listen_addresses= -c fsync=off -c max_connections=200 -c log_min_messages=panic >/dev/null & server=$!
}
start
while read -r word; do
  case $word in
    crash) kill -QUIT $server; wait $server; echo crashed ;;
    start) start ;;
  esac
done
kill -TERM $server
(sleep 2; kill -INT $server) 2>/dev/null &
wait $server
rm -rf "$folder"`;

/** Resolves when the server at `url` takes connections; rejects after 20 seconds. */
export async function untilReady(url: string): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (cause) {
      if (Date.now() > end) throw new Error("the private PostgreSQL did not start within 20 s", { cause });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The folder of the programs of PostgreSQL, which are installed first where apt-get can. Throws when there are none. */
export function binaries(): string {
  const found = installed();
  if (found) return found;
  console.info("PostgreSQL: not installed, trying apt-get install postgresql");
  execFileSync("sh", [
    "-c",
    "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends postgresql",
  ]);
  const after = installed();
  if (!after) throw new Error("no PostgreSQL: install the package postgresql, or set TEST_DATABASE_URL");
  return after;
}

/** Debian's folder of the newest version, or the one on the PATH. */
function installed(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** Whom to run PostgreSQL as: it refuses to run as root. */
export function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string, name: string) => Number(execFileSync("id", [flag, name], { stdio: "pipe" }).toString());
  for (const name of ["postgres", "nobody"]) {
    try {
      return { uid: id("-u", name), gid: id("-g", name) };
    } catch {
      // No such user; try the next.
    }
  }
  throw new Error("no user to run PostgreSQL as: set TEST_DATABASE_URL");
}
