import { defineConfig } from "drizzle-kit";

/** `npm run db:migrations -- --name <what>` after a change of the schema; the server applies new migrations when it starts. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./server/data/schema.ts",
  out: "./server/data/migrations",
});
