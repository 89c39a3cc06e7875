import { type ParseArgsConfig, parseArgs } from "node:util";

/** What stands behind the name of a command; what it does not know ends it with the reason. */
export function readCommandLine<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return fail(cause.message);
  }
}

/** Ends a command with exit code 1, after one message. */
export function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
