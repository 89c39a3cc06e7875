import type { Delivery, DeliveryLog } from "../delivery/delivery.ts";
import type { World, Worlds } from "../world.ts";

export interface Carrier {
  /** Takes over the text and answers at once; what becomes of it is in the delivery log. */
  send(delivery: Delivery, text: string): void;
  close(): void;
}

const SENDER = "KESTREL";
const LOOK_AGAIN_MS = 200;

/**
 * Text gateway and mobile network in one, in-process because real texts cost money. Like a real one it keeps a text
 * while the phone cannot be reached or has no room, and hands it over when it can. Error numbers as providers use them.
 */
export function createCarrier(worlds: Worlds, log: DeliveryLog): Carrier {
  const held = new Map<Delivery, string>();

  function handOver(delivery: Delivery, text: string) {
    const world = worlds.byNumber(delivery.address);
    if (!world) return fail(delivery, 30005, "Unknown subscriber: nobody has this number");
    const reason = delay(world, delivery);
    if (reason) return log.note(delivery, "held", reason.code, reason.text);
    if (world.phone.balancePence <= 0) return fail(delivery, 30004, "Barred by the network: prepaid balance is empty");
    const shown = world.phone.receive(SENDER, text, delivery.sentAt);
    held.delete(delivery);
    log.note(
      delivery,
      "delivered",
      0,
      shown === "shown" ? "Handed to the phone" : "Handed to the phone; an app there blocked it",
    );
  }

  function fail(delivery: Delivery, code: number, text: string) {
    held.delete(delivery);
    log.note(delivery, "failed", code, text);
  }

  const timer = setInterval(() => {
    for (const [delivery, text] of held) handOver(delivery, text);
  }, LOOK_AGAIN_MS);
  timer.unref();

  return {
    send(delivery, text) {
      log.note(delivery, "accepted", 0, "Accepted by the gateway");
      held.set(delivery, text);
      handOver(delivery, text);
    },
    close: () => clearInterval(timer),
  };
}

/** Why this text has to wait, or `null`. */
function delay(world: World, delivery: Delivery): { code: number; text: string } | null {
  const now = Date.now();
  if (now < world.congestedUntil) return { code: 30017, text: "Gateway congested" };
  if (now < delivery.sentAt.getTime() + world.delaySeconds * 1000) return { code: 0, text: "On its way" };
  if (world.phone.aeroplaneMode) return { code: 30003, text: "Phone cannot be reached" };
  if (world.phone.storageFull) return { code: 30008, text: "Phone storage full" };
  return null;
}
