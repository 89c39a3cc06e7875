import fc from "fast-check";
import { expect, test } from "vitest";
import { deliveryAt } from "../testing/known-code.ts";
import { type Delivery, deliveryStates, sendFailures } from "./delivery.ts";
import { seenDelivery } from "./seen-delivery.ts";

const pressed = Date.parse("2026-11-22T14:02:00Z") / 1_000;
const at = (seconds: number) => new Date((pressed + seconds) * 1_000);
const seenAt = (seconds: number, delivery: Delivery, reports: boolean) =>
  seenDelivery(delivery, { reports, lifeSeconds: 600, now: at(seconds) });

test("without reports, whatever became of a code looks the same", () => {
  const time = fc.option(fc.integer({ min: 0, max: 600 }).map(at), { nil: null });
  const fate = fc.record({
    state: fc.constantFrom(...deliveryStates),
    failure: fc.constantFrom(null, ...sendFailures),
    sentAt: time,
    codeExpiresAt: time,
  });
  fc.assert(
    fc.property(fate, fate, fc.double({ min: 0, max: 1_200, noNaN: true }), (one, other, seconds) => {
      const [seen, also] = [one, other].map((each) => seenAt(seconds, deliveryAt(pressed, each), false));
      expect(also).toEqual(seen);
    }),
  );
});

test("it is sent two seconds after the press, and works as long as a code does from then", () => {
  const failed = deliveryAt(pressed, { state: "failed", failure: "refused", sentAt: null });
  expect(seenAt(1.9, failed, false)).toMatchObject({ state: "sending", failure: null, codeExpiresAt: null });
  expect(seenAt(2, failed, false)).toMatchObject({
    ...{ state: "sent", failure: null, requestedAt: at(0), sentAt: at(2), codeExpiresAt: at(600) },
  });
});

test("with reports the truth is seen, but not how fast it came", () => {
  const failed = deliveryAt(pressed, { state: "failed", failure: "refused", sentAt: null });
  expect(seenAt(1.9, failed, true)).toMatchObject({ state: "sending", failure: null });
  expect(seenAt(2, failed, true)).toEqual(failed);
  for (const sentAt of [at(0.03), at(0.7), at(2)])
    expect(seenAt(5, deliveryAt(pressed, { sentAt }), true)).toEqual(deliveryAt(pressed, { sentAt: at(2) }));
  const late = deliveryAt(pressed, { sentAt: at(9.3) });
  expect(seenAt(10, late, true)).toEqual(late);
});
