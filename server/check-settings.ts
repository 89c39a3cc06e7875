import { reasonOf } from "./command-line.ts";
import { env } from "./env.ts";
import { readEnvFiles } from "./env-files.js";
import { logNotStarted } from "./log/log.js";

// Before `npm start` builds (server/serve.js): exit 1 with the reason when the settings are wrong. The server looks at them itself when it starts.
readEnvFiles();

try {
  env();
} catch (error) {
  logNotStarted(reasonOf(error));
  process.exit(1);
}
