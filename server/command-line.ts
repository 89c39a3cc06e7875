import { type ParseArgsConfig, parseArgs } from "node:util";

/** What stands behind the name of a command; what it does not know ends it with the reason and `exitCode`. */
export function readCommandLine<Config extends ParseArgsConfig>(
  config: Config,
  exitCode = 1,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return fail(cause.message, exitCode);
  }
}

/** What went wrong and what was behind it, a line each, for whoever typed a command or started the server. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined ? cause.message : `${cause.message}\n${reasonOf(cause.cause)}`;
}

/** Ends a command, after one message. */
export function fail(message: string, exitCode = 1): never {
  console.error(message);
  process.exit(exitCode);
}
