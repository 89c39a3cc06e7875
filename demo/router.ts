import { readFile } from "node:fs/promises";
import { notFoundPage } from "./pages/not-found.ts";
import { mailboxRoutes } from "./routes/mailbox.ts";
import { panelRoutes } from "./routes/panel.ts";
import { phoneRoutes } from "./routes/phone.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { sendsAnswer, testRoutes } from "./routes/test.ts";
import type { Handler, Routes, SiteParts } from "./site-parts.ts";

const WORLD_COOKIE = "kestrel-world";
const worldRoutes: Routes = { ...signInRoutes, ...mailboxRoutes, ...phoneRoutes, ...panelRoutes };

/** The whole site as one function from request to response. */
export function createRouter(site: SiteParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const answer = (await machineAnswer(site, request, pathname)) ?? (await personAnswer(site, request, pathname));
    answer.headers.set("x-content-type-options", "nosniff");
    return answer;
  };
}

/** Endpoints for machines: no world, no cookie. */
async function machineAnswer(site: SiteParts, request: Request, pathname: string): Promise<Response | null> {
  switch (`${request.method} ${pathname}`) {
    case "GET /api/health":
      return Response.json({ status: "ok" });
    case "GET /.well-known/jwks.json":
      return Response.json(site.tickets.jwks, { headers: { "cache-control": "public, max-age=60" } });
    case "POST /api/resend":
      return site.resend(request);
    case "POST /api/auth/resend-code":
      return site.auth.handler(request);
    case "GET /test/sends":
      return site.env.test ? sendsAnswer(site, request) : null;
    case "GET /style.css":
      return file("style.css", "text/css; charset=utf-8");
    case "GET /live.js":
      return file("live.js", "text/javascript; charset=utf-8");
    case "GET /brand/looks.css":
    case "GET /brand/logo.svg":
      return brandFile(site.env.wizardUrl + pathname);
    default:
      return null;
  }
}

/** The help site keeps the looks of the brand; this site wears the same (docs/content.md#the-brand). Its own, as long as the other does not reply. */
async function brandFile(url: string): Promise<Response> {
  const reply = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  const headers = { "content-type": reply?.headers.get("content-type") ?? "text/plain", "cache-control": "no-cache" };
  return reply?.ok ? new Response(await reply.text(), { headers }) : new Response(null, { status: 404 });
}

async function file(name: string, type: string): Promise<Response> {
  const content = await readFile(new URL(`assets/${name}`, import.meta.url), "utf8");
  return new Response(content, { headers: { "content-type": type, "cache-control": "no-cache" } });
}

/** Pages and forms: each browser in its own world, kept by a cookie. */
async function personAnswer(site: SiteParts, request: Request, pathname: string): Promise<Response> {
  const routes = site.env.test ? { ...worldRoutes, ...testRoutes } : worldRoutes;
  const found = match(routes, request.method, pathname);
  if (request.method === "POST" && isForeign(request)) return new Response("Foreign form", { status: 403 });
  const cookie = readCookie(request, WORLD_COOKIE);
  // A probe for a page that does not exist must not use up a person.
  if (!found && !cookie) return notFoundPage(null);
  const world = await site.worlds.open(cookie);
  const form = request.method === "POST" ? new URLSearchParams(await request.text()) : new URLSearchParams();
  const visit = { ...site, request, world, id: found?.id ?? "", field: (name: string) => form.get(name) ?? "" };
  const answer = found ? await found.handler(visit) : notFoundPage(world);
  if (world.id !== cookie) {
    answer.headers.append("set-cookie", `${WORLD_COOKIE}=${world.id}; Path=/; HttpOnly; SameSite=Lax`);
  }
  return answer;
}

function match(routes: Routes, method: string, pathname: string): { handler: Handler; id: string } | null {
  const path = pathname.split("/");
  for (const [route, handler] of Object.entries(routes)) {
    const [routeMethod, routePath = ""] = route.split(" ");
    const parts = routePath.split("/");
    if (routeMethod !== method || parts.length !== path.length) continue;
    if (parts.every((part, index) => part === ":id" || part === path[index])) {
      return { handler, id: path[parts.indexOf(":id")] ?? "" };
    }
  }
  return null;
}

/** A form sent from another origin. Ports of one host share cookies, so SameSite alone does not stop it. */
function isForeign(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  return origin !== null && origin !== new URL(request.url).origin;
}

function readCookie(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
