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

/** Ends a command, after one message. */
export function fail(message: string, exitCode = 1): never {
  console.error(message);
  process.exit(exitCode);
}
