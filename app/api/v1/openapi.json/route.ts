import { env } from "#server/env.ts";
import { openApiDocument } from "#server/open-api/document.ts";

export const dynamic = "force-dynamic";

/** OpenAPI 3.1 of `/api/v1/`. It changes with a new version of the program only. */
export function GET(): Response {
  return Response.json(openApiDocument(env().BASE_URL), { headers: { "cache-control": "public, max-age=3600" } });
}
