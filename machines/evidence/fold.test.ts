import fc from "fast-check";
import { expect, test } from "vitest";
import { causes, confidences, type Finding } from "./cause.ts";
import { type DeliveryEvent, type Stage, stages } from "./event.ts";
import { foldEvents } from "./fold.ts";

const start = Date.UTC(2026, 10, 22, 14, 2);
let count = 0;

function event(stage: Stage, more: Partial<DeliveryEvent> = {}): DeliveryEvent {
  count++;
  return {
    provider: "own",
    id: `event-${count}`,
    delivery: "delivery-1",
    message: null,
    channel: "sms",
    stage,
    finding: null,
    at: new Date(start + count * 1_000),
    ...more,
  };
}

const full: Finding = { cause: "mailbox-full", permanent: "no", who: "you", confidence: "certain" };

test("a delivery only moves forward: a late 'sent' changes nothing", () => {
  expect(foldEvents([event("delivered"), event("sent")])).toMatchObject([{ stage: "delivered" }]);
});

test("news that leads further counts, also when both say the same second", () => {
  const at = new Date(start);
  expect(foldEvents([event("sent"), event("delivered")])).toMatchObject([{ stage: "delivered" }]);
  expect(foldEvents([event("sent", { at }), event("delivered", { at })])).toMatchObject([{ stage: "delivered" }]);
});

test("a failure after 'delivered' counts, and the delivered parts of a long text do not hide it", () => {
  const failed = event("failed", { finding: full });
  expect(foldEvents([event("delivered"), failed, event("delivered")])).toMatchObject([
    { stage: "failed", finding: full },
  ]);
});

test("each delivery is kept apart, the newest comes first", () => {
  const events = [
    event("failed", { delivery: null, finding: full }),
    event("sent", { delivery: "delivery-2" }),
    event("delivered", { delivery: null, message: "m3" }),
  ];
  expect(foldEvents(events).map(({ stage }) => stage)).toEqual(["delivered", "sent", "failed"]);
});

test("events that say nothing about the delivery are passed over", () => {
  expect(foldEvents([event("other")])).toEqual([]);
});

test("any order and any repetition of the same events gives the same state", () => {
  const finding = fc.record<Finding>({
    cause: fc.constantFrom(...causes),
    permanent: fc.constantFrom("yes", "no", "unknown"),
    who: fc.constantFrom("you", "us", "carrier", "wait"),
    confidence: fc.constantFrom(...confidences),
  });
  const events = fc.uniqueArray(
    fc.record<DeliveryEvent>({
      provider: fc.constantFrom("own", "ses"),
      id: fc.integer({ min: 0, max: 50 }).map(String),
      delivery: fc.constantFrom("a", "b", null),
      message: fc.constantFrom("m", null),
      channel: fc.constantFrom("email", "sms"),
      stage: fc.constantFrom(...stages),
      finding: fc.option(finding),
      at: fc.integer({ min: 0, max: 5 }).map((second) => new Date(start + second * 1_000)),
    }),
    { selector: ({ provider, id }) => `${provider} ${id}`, maxLength: 12 },
  );
  const shuffled = events.chain((list) =>
    fc.record({
      list: fc.constant(list),
      order: fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      again: fc.subarray(list),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ list, order, again }) => {
      expect(foldEvents([...order, ...again])).toEqual(foldEvents(list));
    }),
  );
});
