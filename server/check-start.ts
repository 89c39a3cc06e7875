import nextEnv from "@next/env";
import { env, misspelled } from "./env.ts";

// The first part of `npm start` (server/serve.js): checks the settings, and prints the port. Exit 1 with the reason when the server cannot start. Content and
// database are read once, by the server itself (server/start.ts).
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });

for (const line of misspelled(process.env)) console.warn(line);
try {
  // As plain text: `console.log` colours numbers where FORCE_COLOR is set.
  process.stdout.write(`${env().PORT}\n`);
} catch (error) {
  console.error(`The server does not start.\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
