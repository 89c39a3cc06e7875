import type { Instrumentation } from "next";

/** Runs once before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("#server/start.ts");
  await start();
}

/** One line per bug, to be found by the digest the person sees. No headers, no query: they may hold a ticket. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "none";
  const path = request.path.split("?", 1)[0];
  console.error(`error digest=${digest} ${request.method} ${path} ${context.routeType} ${String(error)}`);
};
