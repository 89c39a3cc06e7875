import { z } from "zod";
import { createApp } from "./app.ts";
import { readEnv } from "./env.ts";

/** Starts the demo sign-in site alone: `tsx demo/site.ts`, settings from the environment. */
try {
  const app = await createApp(readEnv(process.env));
  console.log(`Kestrel sign-in site on ${app.url} (mail server on port ${app.smtpPort})`);
  const stop = () => void app.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  console.error("The demo site could not start.", error instanceof z.ZodError ? z.prettifyError(error) : error);
  process.exit(1);
}
