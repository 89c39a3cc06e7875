import { faults } from "../delivery/fault.ts";
import type { Routes, SiteParts } from "../site-parts.ts";

/** Only with DEMO_TEST=1: the person of this browser and what is broken for them. */
export const testRoutes: Routes = {
  "GET /test/world": ({ world, challenges }) =>
    Response.json({
      email: world.mailbox.address,
      phone: world.phone.number,
      account: { email: world.account.email, phone: world.account.phone },
      challenge: challenges.pending(world)?.id ?? null,
      faults: faults.filter((fault) => fault.isOn(world)).map(({ id }) => id),
    }),
};

/** Only with DEMO_TEST=1: every code sent for `?challenge=`, oldest first, with what became of it. Never the code. */
export function sendsAnswer(site: SiteParts, request: Request): Response {
  return Response.json(site.log.of(new URL(request.url).searchParams.get("challenge") ?? ""));
}
