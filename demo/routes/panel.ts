import { faults } from "../delivery/fault.ts";
import { redirect } from "../pages/layout.ts";
import { panelPage } from "../pages/panel.ts";
import type { Routes } from "../site-parts.ts";

/** The control panel: what is broken for this demo person. */
export const panelRoutes: Routes = {
  "GET /panel": ({ world }) => panelPage(world),

  async "POST /panel"({ world, auth, field }) {
    const fault = faults.find(({ id }) => id === field("fault"));
    if (!fault) return new Response("Unknown fault", { status: 400 });
    const seconds = Number.parseInt(field("seconds"), 10);
    fault.set(
      world,
      field("to") === "on",
      Number.isNaN(seconds) ? (fault.seconds ?? 0) : Math.min(600, Math.max(0, seconds)),
    );
    await auth.changeUser(world.account.userId, world.account);
    return redirect(`/panel#${fault.id}`);
  },

  /** A new person in a new world; the old one is forgotten. */
  "POST /panel/new-person": ({ world, worlds }) => {
    worlds.remove(world.id);
    return redirect("/sign-in", ["kestrel-world=; Path=/; Max-Age=0"]);
  },
};
