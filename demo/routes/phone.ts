import { redirect } from "../pages/layout.ts";
import { phonePage } from "../pages/phone.ts";
import type { Routes } from "../site-parts.ts";

const back = () => redirect("/phone");

/** The phone of the demo person. */
export const phoneRoutes: Routes = {
  "GET /phone": ({ world }) => phonePage(world),
  "POST /phone/release": ({ world, field }) => {
    world.phone.release(field("message"));
    return back();
  },
  "POST /phone/filter": ({ world, field }) => {
    if (world.phone.filter !== "off") world.phone.filter = field("to") === "paused" ? "paused" : "on";
    return back();
  },
  "POST /phone/top-up": ({ world }) => {
    world.phone.topUp(500);
    return back();
  },
  "POST /phone/storage": ({ world }) => {
    world.phone.freeStorage();
    return back();
  },
  "POST /phone/aeroplane": ({ world, field }) => {
    world.phone.aeroplaneMode = field("to") === "on";
    return back();
  },
};
