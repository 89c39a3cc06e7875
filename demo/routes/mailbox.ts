import { redirect } from "../pages/layout.ts";
import { mailboxPage } from "../pages/mailbox.ts";
import { messagePage } from "../pages/message.ts";
import type { Routes } from "../site-parts.ts";

/** The mailbox of the demo person. */
export const mailboxRoutes: Routes = {
  "GET /mailbox": ({ world }) => mailboxPage(world, "inbox"),
  "GET /mailbox/spam": ({ world }) => mailboxPage(world, "spam"),
  "GET /mailbox/bin": ({ world }) => mailboxPage(world, "bin"),

  "GET /mailbox/message/:id": ({ world, id }) => {
    const message = world.mailbox.find(id);
    if (!message) return redirect("/mailbox");
    message.read = true;
    return messagePage(world, message);
  },
  "POST /mailbox/not-spam": ({ world, field }) => {
    world.mailbox.markNotSpam(field("message"));
    return redirect("/mailbox");
  },
  "POST /mailbox/delete": ({ world, field }) => {
    world.mailbox.moveToBin(field("message"));
    return redirect("/mailbox");
  },
  "POST /mailbox/empty-bin": ({ world }) => {
    world.mailbox.emptyBin();
    return redirect("/mailbox/bin");
  },
};
