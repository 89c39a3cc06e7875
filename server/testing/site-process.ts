import { openPostgres } from "../data/database.ts";
import { webhookGateway } from "../gateways/webhook.ts";
import { startOutbox } from "../resend/outbox.ts";
import { requestResend } from "../resend/press.ts";
import { beforeExit } from "../shutdown.ts";
import { answersMessage, type FromSite, pressesMessage, siteOptions } from "./site-messages.ts";

// One process of the site, as far as codes go: database, outbox, presses. Tests start several of them and kill some.
const { url, gateway, lifeSeconds } = siteOptions.parse(JSON.parse(process.argv[2] ?? ""));
const say = (message: FromSite) => process.send?.(message);

const { database, close } = await openPostgres(url);
const outbox = gateway
  ? startOutbox({
      database,
      gateway: webhookGateway(gateway),
      lifeSeconds: () => lifeSeconds,
      poll: 100,
      leaseSeconds: 1,
    })
  : undefined;
beforeExit(async () => {
  await outbox?.drain();
  await close();
});

process.on("message", async (message) => {
  const { rules, presses } = pressesMessage.parse(message);
  const answers = await Promise.all(
    presses.map(async ({ asker, at }) => {
      const began = performance.now();
      const { accepted, view } = await requestResend(database, asker, rules, at ? new Date(at) : new Date(), 0);
      outbox?.wake();
      // Told at once, one by one: what was told before a kill must hold after it.
      if (accepted && view.delivery) say({ type: "accepted", delivery: view.delivery.id });
      return { accepted, refusal: view.resend.refusal, milliseconds: performance.now() - began };
    }),
  );
  say(answersMessage.parse({ type: "answers", answers }));
});
// The parent is gone: so is the test.
process.on("disconnect", () => process.exit(0));
say({ type: "ready" });
