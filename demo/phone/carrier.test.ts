import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeliveryLog, type Delivery } from "../delivery/delivery.ts";
import { faults } from "../delivery/fault.ts";
import { createWorlds, type World } from "../world.ts";
import { createCarrier } from "./carrier.ts";

const worlds = createWorlds(async () => "user");
const log = createDeliveryLog();
let world: World;
let carrier: ReturnType<typeof createCarrier>;

beforeEach(async () => {
  vi.useFakeTimers();
  world = await worlds.open(undefined);
  carrier = createCarrier(worlds, log);
});
afterEach(() => {
  carrier.close();
  vi.useRealTimers();
});

const kestrelTexts = () => world.phone.list("messages").filter(({ from }) => from === "KESTREL");

test("a text reaches the phone at once when nothing is broken", () => {
  expect(last(send(world.phone.number))).toMatchObject({ status: "delivered" });
  expect(kestrelTexts()).toHaveLength(1);
});

test.each([
  ["signal", 30003],
  ["storage", 30008],
  ["congestion", 30017],
])("a text waits while “%s” is broken and arrives when it is fixed", (fault, code) => {
  turn(fault, true);
  const delivery = send(world.phone.number);
  vi.advanceTimersByTime(60_000);
  expect(last(delivery)).toMatchObject({ status: "held", code });
  expect(kestrelTexts()).toEqual([]);

  turn(fault, false);
  vi.advanceTimersByTime(1000);
  expect(last(delivery)).toMatchObject({ status: "delivered" });
  expect(kestrelTexts()).toHaveLength(1);
});

test("a congested gateway frees itself after the seconds it was given", () => {
  turn("congestion", true, 30);
  const delivery = send(world.phone.number);
  vi.advanceTimersByTime(29_000);
  expect(last(delivery)).toMatchObject({ status: "held" });
  vi.advanceTimersByTime(2000);
  expect(last(delivery)).toMatchObject({ status: "delivered" });
});

test("an empty balance loses the text for good; the next one comes after a top-up", () => {
  turn("balance", true);
  expect(last(send(world.phone.number))).toMatchObject({ status: "failed", code: 30004 });
  world.phone.topUp(500);
  expect(last(send(world.phone.number))).toMatchObject({ status: "delivered" });
  expect(kestrelTexts()).toHaveLength(1);
});

test("the security app keeps a text back; releasing it also lets the next one through", () => {
  turn("filter", true);
  send(world.phone.number);
  const [blocked] = world.phone.list("blocked");
  expect(kestrelTexts()).toEqual([]);

  world.phone.release(blocked?.id ?? "");
  send(world.phone.number);
  expect(kestrelTexts()).toHaveLength(2);
  expect(world.phone.list("blocked")).toEqual([]);
});

test("a paused filter lets the next text through", () => {
  turn("filter", true);
  world.phone.filter = "paused";
  send(world.phone.number);
  expect(kestrelTexts()).toHaveLength(1);
});

test("a number nobody has is refused", () => {
  expect(last(send("+447400999999"))).toMatchObject({ status: "failed", code: 30005 });
});

function turn(id: string, on: boolean, seconds = 0) {
  faults.find((fault) => fault.id === id)?.set(world, on, seconds);
}

function last(delivery: Delivery) {
  return delivery.outcomes.at(-1);
}

function send(address: string): Delivery {
  const now = new Date();
  const delivery = log.add({
    challenge: "ch_12345678",
    channel: "sms",
    address,
    asked: "sign-in",
    wizardDelivery: null,
    sentAt: now,
    codeExpiresAt: now,
  });
  carrier.send(delivery, "123456 is your Kestrel code.");
  return delivery;
}
