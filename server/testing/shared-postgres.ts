import { startPostgres } from "./postgres.ts";

/** Before the proofs of a run: one PostgreSQL for all of them, each of which has databases of its own there; a cluster per file would cost seconds each. */
export default async function sharePostgres(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  process.env.TEST_DATABASE_URL ??= await server.createDatabase();
  return () => server.stop();
}
