import pg from "pg";
import type { Env } from "../../env.ts";
import { aheadOrBehind } from "../clock.ts";
import { type Finding, good, wrong } from "../finding.ts";
import { examineFolder } from "./examine-folder.ts";
import { migrationFindings } from "./migrations.ts";
import { rightsFindings } from "./rights.ts";

/** The database, without a change to it: whether it can be used, by whom, and what the next start would do. */
export async function examineDatabase({
  DATABASE_URL,
  DATA_DIR,
}: Pick<Env, "DATABASE_URL" | "DATA_DIR">): Promise<Finding[]> {
  if (!DATABASE_URL) return examineFolder(DATA_DIR);
  const tried = `PostgreSQL at ${placeOf(DATABASE_URL)}`;
  // Connected to as the wizard does, so that what stands in between and does not take that shows here.
  const client = new pg.Client({
    connectionString: DATABASE_URL,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 4_000,
    query_timeout: 4_500,
    idle_in_transaction_session_timeout: 10_000,
  });
  client.on("error", () => undefined);
  try {
    const trouble = await client.connect().then(
      () => null,
      (cause: unknown) => connectionFinding(tried, cause),
    );
    if (trouble) return [trouble];
    return [
      good(tried, "connected"),
      ...(await look(client, "State of the database", stateFindings)),
      ...(await look(client, "Rights", rightsFindings)),
      ...(await look(client, "Migrations", migrationFindings)),
    ];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Each look is a transaction of its own that cannot write. What the database refuses in it is told under its name, and the others go on; anything else is thrown. */
async function look(
  client: pg.Client,
  tried: string,
  findingsOf: (client: pg.Client) => Promise<Finding[]>,
): Promise<Finding[]> {
  try {
    await client.query("begin transaction read only");
    return await findingsOf(client);
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError) && !troubleOf(cause)) throw cause;
    return [connectionFinding(tried, cause)];
  } finally {
    await client.query("rollback").catch(() => undefined);
  }
}

/** Host and database, without user and password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return "DATABASE_URL";
  const { host, pathname } = new URL(url);
  return host + pathname;
}

/** The lowest version that docs/deploy.md promises. */
const leastVersion = 15;
/** Seconds. Claims of the outbox last 15. */
const mostAhead = 5;
/** What one process opens at most, and its connection for migrations. */
const connectionsPerProcess = 11;

async function stateFindings(client: pg.Client): Promise<Finding[]> {
  const began = Date.now();
  const { rows } = await client.query<State>(stateQuery);
  const middle = (began + Date.now()) / 2;
  const [state] = rows;
  if (!state) return [];
  const ahead = Math.round((Number(state.epoch) * 1_000 - middle) / 1_000);
  const major = Math.floor(Number(state.version) / 10_000);
  const room = Number(state.room);
  return [
    major >= leastVersion
      ? good("Version", `PostgreSQL ${major}`)
      : wrong("Version", `PostgreSQL ${major}`, `Use PostgreSQL ${leastVersion} or newer; older ones are not tested.`),
    ...(state.is_standby
      ? [wrong("Role", "this server is a standby: nothing can be written", "Let DATABASE_URL name the primary.")]
      : []),
    state.encoding === "UTF8"
      ? good("Encoding", "UTF8")
      : wrong("Encoding", state.encoding, "Create the database with encoding 'UTF8'."),
    good("Time zone", `${state.zone}; every time is kept with its zone, so any will do`),
    Math.abs(ahead) <= mostAhead
      ? good("Clock of the database", "goes as the one here")
      : wrong(
          "Clock of the database",
          `is ${aheadOrBehind(ahead)}, held against the one here`,
          "Let both keep time by NTP. One of the two is wrong, and tickets and waits go by the clock here.",
        ),
    room >= connectionsPerProcess
      ? good("Connections", `${room} are free, a process opens ${connectionsPerProcess} at most`)
      : wrong(
          "Connections",
          `${room} are free, a process opens up to ${connectionsPerProcess}`,
          "Raise max_connections, or the limit of the role.",
        ),
  ];
}

interface State {
  version: string;
  encoding: string;
  zone: string;
  epoch: string;
  is_standby: boolean;
  room: string;
}

// Of the connections of others, pg_stat_activity shows to most users nothing that tells people from the server's own work.
const stateQuery = `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
  current_setting('TimeZone') as zone, extract(epoch from clock_timestamp()) as epoch, pg_is_in_recovery() as is_standby,
  least(
    current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - coalesce(current_setting('reserved_connections', true)::int, 0)
      - (select coalesce(sum(numbackends), 0) from pg_stat_database where datid <> 0),
    (select case when rolconnlimit < 0 then 1000000 else rolconnlimit - (select count(*) from pg_stat_activity where usename = current_user) end from pg_roles where rolname = current_user)
  ) as room`;

function connectionFinding(tried: string, cause: unknown): Finding {
  const code = codeOf(cause);
  const [, says, remedy] = troubleOf(cause) ?? [
    null,
    "could not be asked",
    "Connect from this machine with psql and the same address, and put right what it says.",
  ];
  return wrong(tried, `${says}${code ? ` (${code})` : ""}`, remedy);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

function troubleOf(cause: unknown) {
  const message = cause instanceof Error ? cause.message : "";
  return connectionTroubles.find(([shape]) => shape.test(`${codeOf(cause)} ${message}`));
}

const connectionTroubles: readonly (readonly [RegExp, string, string])[] = [
  [/^ENOTFOUND|^EAI_AGAIN/, "no such host name", "Check the host in DATABASE_URL for a slip."],
  [/^ECONNREFUSED|^ENOENT/, "nobody listens there", "Start PostgreSQL, or correct host and port in DATABASE_URL."],
  [
    /^28P01|SCRAM|password must be/,
    "user or password is wrong",
    "Correct them in DATABASE_URL; characters like @ or / have to be written as %40 or %2F.",
  ],
  [
    /^28000/,
    "this user may not come from here",
    "Add this machine and this user to pg_hba.conf; perhaps sslmode=require is missing in DATABASE_URL.",
  ],
  [/^3D000/, "there is no such database", "Create it: createdb, owned by the user of DATABASE_URL."],
  [/^53300/, "it has no connection left", "Raise max_connections, or run fewer processes."],
  [
    /^08P01|unsupported startup parameter/,
    "what stands in between does not take the settings of a connection",
    "Connect to PostgreSQL itself, or let PgBouncer pool sessions with ignore_startup_parameters = statement_timeout,idle_in_transaction_session_timeout.",
  ],
  [
    /does not support SSL/,
    "it speaks no TLS",
    "Switch TLS on there, or within your own network take sslmode out of DATABASE_URL.",
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO/,
    "its certificate is not trusted",
    "Set NODE_EXTRA_CA_CERTS to the file of its authority.",
  ],
  [
    /timeout|ETIMEDOUT/i,
    "no reply in time",
    "Look for a firewall between this machine and that one, and whether the server is busy.",
  ],
  [
    /^ECONNRESET|^EPIPE|Connection terminated/i,
    "the connection was cut",
    "Look into the log of PostgreSQL, and of what stands in between.",
  ],
  [/^42501/, "this user may not look at what the wizard has to know", "Let the user of DATABASE_URL own the database."],
];
