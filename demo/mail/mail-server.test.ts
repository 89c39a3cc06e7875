import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeliveryLog, type Delivery } from "../delivery/delivery.ts";
import { faults } from "../delivery/fault.ts";
import { createWorlds, type World } from "../world.ts";
import { createMailQueue } from "./mail-queue.ts";
import { startMailServer } from "./mail-server.ts";

const worlds = createWorlds(async () => "user");
const log = createDeliveryLog();
let world: World;
let server: Awaited<ReturnType<typeof startMailServer>>;
let queue: ReturnType<typeof createMailQueue>;

beforeEach(async () => {
  world = await worlds.open(undefined);
  server = await startMailServer(0, worlds);
  queue = createMailQueue(server.port, log);
});
afterEach(async () => {
  queue.close();
  await server.close();
});

test("a mail travels over SMTP into the inbox, whole and readable", async () => {
  const delivery = send(world.mailbox.address);
  await until(delivery, "delivered");
  const [message] = world.mailbox.list("inbox");
  expect(message).toMatchObject({
    from: "Kestrel",
    sender: "no-reply@kestrel.example",
    subject: "123456 is your Kestrel code",
    read: false,
  });
  expect(message?.text).toBe("Grüße – 100 % of it = good.\n\nSecond paragraph.");
});

test("an unknown mailbox is refused with 550 5.1.1", async () => {
  const delivery = send("nobody@mail.example");
  await until(delivery, "failed");
  expect(delivery.outcomes.at(-1)).toMatchObject({ code: 550, text: expect.stringMatching(/^550 5\.1\.1 /) });
});

test("a full mailbox is refused with 552 5.2.2, and accepts again once the bin is empty", async () => {
  turn("mailbox-full", true);
  const refused = send(world.mailbox.address);
  await until(refused, "failed");
  expect(refused.outcomes.at(-1)).toMatchObject({ code: 552, text: expect.stringMatching(/^552 5\.2\.2 /) });

  world.mailbox.emptyBin();
  await until(send(world.mailbox.address), "delivered");
});

test("a slow mail is deferred with 450 4.7.1, tried again and arrives", async () => {
  turn("slow", true, 1);
  const delivery = send(world.mailbox.address);
  await until(delivery, "delivered");
  expect(delivery.outcomes.map(({ code }) => code)).toEqual([450, 250]);
});

test("a mistrusted sender lands in spam, and in the inbox after “Not spam”", async () => {
  turn("spam", true);
  await until(send(world.mailbox.address), "delivered");
  const [found] = world.mailbox.list("spam");
  expect(found?.from).toBe("Kestrel");

  world.mailbox.markNotSpam(found?.id ?? "");
  await until(send(world.mailbox.address), "delivered");
  expect(world.mailbox.list("spam")).toEqual([]);
  expect(world.mailbox.list("inbox").filter(({ from }) => from === "Kestrel")).toHaveLength(2);
});

function turn(id: string, on: boolean, seconds = 0) {
  faults.find((fault) => fault.id === id)?.set(world, on, seconds);
}

function send(address: string): Delivery {
  const now = new Date();
  const delivery = log.add({
    challenge: "ch_12345678",
    channel: "email",
    address,
    asked: "sign-in",
    wizardDelivery: null,
    sentAt: now,
    codeExpiresAt: now,
  });
  queue.send(delivery, {
    subject: "123456 is your Kestrel code",
    text: "Grüße – 100 % of it = good.\n\nSecond paragraph.",
  });
  return delivery;
}

async function until(delivery: Delivery, status: string) {
  await vi.waitFor(() => expect(delivery.outcomes.at(-1)?.status).toBe(status), { timeout: 5000 });
}
