import { openPostgres } from "../data/database.ts";
import { webhookGateway } from "../gateways/webhook.ts";
import { startOutbox } from "../resend/outbox.ts";
import { beforeExit } from "../shutdown.ts";
import { type FromSite, pressedMessage, pressesMessage, siteOptions } from "./site-messages.ts";
import { timePress } from "./time-press.ts";

// One process of the site, as far as codes go: database, outbox, presses. Tests start several of them and kill some.
const { url, gateway, lifeSeconds } = siteOptions.parse(JSON.parse(process.argv[2] ?? ""));
const say = (message: FromSite) => process.send?.(message);

// What is proven with these processes is what they send, on machines that are busy with several of them.
const patient = { connection: 25_000, statement: 25_000, reply: 26_000 };
const { database, close } = await openPostgres(url, patient);
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
  const results = await Promise.all(
    presses.map(async ({ asker, at }) => {
      const { delivery, ...result } = await timePress(database, asker, rules, at ? new Date(at) : new Date());
      outbox?.wake();
      // Told at once, one by one: what was told before a kill must hold after it.
      if (delivery !== null) say({ type: "accepted", delivery });
      return result;
    }),
  );
  say(pressedMessage.parse({ type: "pressed", results }));
});
// The parent is gone: so is the test.
process.on("disconnect", () => process.exit(0));
say({ type: "ready" });
