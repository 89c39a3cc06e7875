import { env } from "./env.ts";
import { readEnvFiles } from "./env-files.js";

// Before `npm start` builds (server/serve.js): exit 1 with the reason when the settings are wrong. The server looks at them itself when it starts.
readEnvFiles();

try {
  env();
} catch (error) {
  console.error(`The server does not start.\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
