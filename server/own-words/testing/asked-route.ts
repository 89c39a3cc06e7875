import { beforeAll, vi } from "vitest";
import { loadRealContent } from "../../testing/real-content.ts";

type Headers = Record<string, string>;

/**
 * What posts to a route that reads own words, with the content of the repository and a clock of its own: a second passes before each request, so that no limit is
 * met. `url`: of the route, with the origin of the site.
 */
export function askedRoute(url: string, POST: (request: Request) => Promise<Response>) {
  // Read by the code when it first asks; nothing is called there.
  vi.stubEnv("BASE_URL", new URL(url).origin);
  for (const name of ["TICKET_JWKS_URL", "TICKET_ISSUER", "RESEND_URL"]) vi.stubEnv(name, "http://localhost:3001/none");
  vi.stubEnv("RESEND_SECRET", `whsec_${Buffer.alloc(32, 7).toString("base64")}`);
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "Date"] });
    await loadRealContent();
  });
  return (body: unknown, headers: Headers = { "content-type": "application/json" }) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    vi.setSystemTime(Date.now() + 1_000);
    return POST(new Request(url, { method: "POST", headers, body: text }));
  };
}
