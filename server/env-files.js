import nextEnv from "@next/env";

/** Reads the `.env` files into the environment, as Next does, and says only what is wrong with them. Plain JavaScript: the server around Next does so as well. */
export function readEnvFiles() {
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
}
