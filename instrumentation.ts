import type { Instrumentation } from "next";

/** Runs once before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("#server/start.ts");
  await start();
}

/** One line per bug, to be found by the digest the person sees. No headers, no query: they may hold a ticket. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "none";
  const path = request.path.split("?", 1)[0];
  const { method } = request;
  const { logBug } = await import("#server/log/log.js");
  logBug("request-failed", { digest, method, path, route: context.routeType }, error);
};
