import { type Env, misspelled, parseEnv, wrongSettings } from "../../env.ts";
import { type Finding, good, unknown, wrong } from "../finding.ts";

/** What a set-up says, and how much of it can be gone on with. */
export interface ReadSettings {
  findings: Finding[];
  /** All settings, or, where one is wrong, only those that stand by themselves. */
  env: Env;
  isWhole: boolean;
}

const standAlone = ["PORT", "BASE_URL", "CONTENT_DIR", "DATA_DIR", "DATABASE_URL"];

/** The settings as `npm start` takes them. `source` is the environment with the .env files in it. */
export function examineSettings(source: Readonly<Record<string, string | undefined>>): ReadSettings {
  const mistakes = wrongSettings(source);
  const isWrong = (name: string) => mistakes.some(({ variable }) => variable === name);
  const env =
    mistakes.length === 0
      ? parseEnv(source)
      : parseEnv(Object.fromEntries(standAlone.flatMap((name) => (isWrong(name) ? [] : [[name, source[name]]]))));
  const findings = [
    ...mistakes.map(({ variable, message }) =>
      wrong(variable, message, `Put ${variable} right; .env.example explains it. npm start refuses to start as it is.`),
    ),
    ...misspelled(source).map((line) => wrong("Names of variables", line, "Rename it, or take it out.")),
  ];
  if (findings.length === 0)
    findings.push(good("Settings", "all are in their shape, and none is missing beside another"));
  return {
    findings: [...findings, ...addressFindings(env, source), ...buildFindings(source)],
    env,
    isWhole: mistakes.length === 0,
  };
}

function addressFindings({ BASE_URL }: Env, given: Readonly<Record<string, string | undefined>>): Finding[] {
  const { hostname, protocol } = new URL(BASE_URL);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (!given.BASE_URL)
    return [
      unknown(
        "BASE_URL",
        `not set, so ${BASE_URL} is taken`,
        "For anybody else than you, set it to the address people will see.",
      ),
    ];
  if (protocol === "http:" && !isHere)
    return [
      wrong(
        "BASE_URL",
        "begins with http://, so cookies with tickets travel unencrypted",
        "Put TLS in front, and let BASE_URL begin with https://.",
      ),
    ];
  if (protocol === "https:" && !given.TRUSTED_PROXIES)
    return [
      unknown(
        "TRUSTED_PROXIES",
        "not set, though something in front speaks https: there is no limit on new codes per internet connection",
        "Set it to how many proxies of yours append to X-Forwarded-For (0 if none does).",
      ),
    ];
  return [good("BASE_URL", BASE_URL)];
}

function buildFindings(given: Readonly<Record<string, string | undefined>>): Finding[] {
  const name = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
  if (given[name]) return [];
  return [
    unknown(
      name,
      "not set here: each build then makes one of its own, and open forms break with every deploy",
      "Set it where you build, always the same: openssl rand -base64 32.",
    ),
  ];
}
