import nextEnv from "@next/env";
import { env } from "./env.ts";

// Before `npm start` builds (server/serve.js): exit 1 with the reason when the settings are wrong. The server looks at them itself when it starts.
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });

try {
  env();
} catch (error) {
  console.error(`The server does not start.\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
