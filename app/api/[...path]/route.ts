import { refusedJson } from "#server/http/refused-json.ts";

/** Any other address below /api: programs read JSON, not the page for people. */
export function GET(): Response {
  return refusedJson(404, "no such address; docs/api.md lists those there are");
}
