import { defineConfig } from "drizzle-kit";

/** `npx drizzle-kit generate --name <what>` after a change of the schema; the server applies new migrations when it starts. */
export default defineConfig({ dialect: "postgresql", schema: "./server/schema.ts", out: "./server/migrations" });
