import { z } from "zod";

/** What the API says when it refuses. */
export const refusalSchema = z.object({ error: z.string().describe("Why, for whoever wrote the request.") });

/** A refusal of the API, kept by nobody. `wait`: whole seconds until the same request may come again, as `retry-after` (RFC 9110, 10.2.3). */
export function refusedJson(status: number, error: string, wait?: number): Response {
  const headers = { "cache-control": "no-store", ...(wait === undefined ? {} : { "retry-after": String(wait) }) };
  return Response.json({ error } satisfies z.infer<typeof refusalSchema>, { status, headers });
}

/** For whoever asks without pause. */
export const tooMany = (wait: number) => refusedJson(429, "too many requests", wait);
