import { html } from "../html.ts";
import type { World } from "../world.ts";
import { respond } from "./layout.ts";

/** Nothing here. */
export function notFoundPage(world: World | null): Response {
  const main = html`<h1>There is no such page</h1><p><a class="alone" href="/sign-in">Go to sign-in</a></p>`;
  return respond({ world, title: "There is no such page", screen: "site", main, status: 404 });
}
