import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { ResendPolicy } from "#machines/resend/resend-policy.ts";
import { deliveries, outbox } from "../../data/schema.ts";
import { openTestDatabase } from "../../testing/memory-database.ts";
import { pressAndSee } from "../../testing/press-and-see.ts";
import { ticketFor } from "../../testing/ticket.ts";
import type { ResendRules } from "../resend-rules.ts";

/** A press as the plain model sees it. Times are seconds. */
interface Press {
  challenge: number;
  destination: number;
  channel: "email" | "sms";
  block: number;
  dialCode: string;
}
interface Sent extends Press {
  at: number;
  /** Until then the page says "wait". */
  waitOver: number;
}

/** The policy said in the plainest way: every rule is a sentence about the list of all sends, knowing nothing of buckets, locks or SQL. */
class Model {
  readonly sent: Sent[] = [];
  constructor(private readonly policy: ResendPolicy) {}

  allows(press: Press, now: number): boolean {
    const limits = this.policy[press.channel];
    const ofChallenge = this.sent.filter((one) => one.challenge === press.challenge);
    const toDestination = this.toDestination(press);
    const onChannel = this.sent.filter((one) => one.channel === press.channel);
    const inTime = (sends: { at: number }[], per: number) => sends.filter((one) => now - one.at < per).length;
    return (
      ofChallenge.length < limits.perChallenge &&
      inTime(toDestination, limits.perDestination.per) < limits.perDestination.sends &&
      inTime(toDestination, 86_400) < limits.perDestination.perDay &&
      inTime(
        onChannel.filter((one) => one.block === press.block),
        limits.perAddressBlock.per,
      ) < limits.perAddressBlock.sends &&
      (!limits.perDialCode ||
        inTime(
          onChannel.filter((one) => one.dialCode === press.dialCode),
          limits.perDialCode.per,
        ) < limits.perDialCode.sends) &&
      inTime(onChannel, limits.perSite.per) < limits.perSite.sends &&
      [...ofChallenge, ...toDestination].every((one) => now >= one.waitOver)
    );
  }

  send(press: Press, now: number, chance: number): void {
    const ofChallenge = this.sent.filter((one) => one.challenge === press.challenge).length + 1;
    const { per } = this.policy[press.channel].perDestination;
    const lately = this.toDestination(press).filter((one) => now - one.at < per).length;
    const wait = Math.max(this.nth(ofChallenge + 1), this.nth(lately + 1));
    this.sent.push({ ...press, at: now, waitOver: now + Math.floor(wait * (1 + this.policy.jitter * chance)) });
  }

  /** All sends to the destination, the sign-in site's own first one (at 0) among them. */
  private toDestination(press: Press) {
    const { destination } = press;
    return [{ at: 0, waitOver: this.nth(1) }, ...this.sent.filter((one) => one.destination === destination)];
  }

  private nth(count: number): number {
    return this.policy.waits[Math.min(count, this.policy.waits.length) - 1] ?? 0;
  }
}

const small = (max: number) => fc.integer({ min: 1, max });
const rate = fc.record({ sends: small(8), per: small(90) });
const limits = fc.record({
  perChallenge: small(4),
  perDestination: fc.record({ sends: small(5), per: small(80), perDay: small(9) }),
  perAddressBlock: rate,
  perDialCode: fc.option(rate, { nil: undefined }),
  perSite: fc.record({ sends: small(14), per: small(90) }),
});
const policies: fc.Arbitrary<ResendPolicy> = fc.record({
  waits: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 4 }),
  jitter: fc.constantFrom(0, 0.05, 0.1),
  email: limits,
  sms: limits,
});
const moves = fc.array(
  fc.record({
    // Half a second too, because waits are told in whole ones; now and then a long pause.
    after: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 24 }).map((half) => half / 2) },
      fc.constant(86_400),
    ),
    challenge: fc.integer({ min: 0, max: 5 }),
    block: fc.integer({ min: 0, max: 2 }),
    chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
  }),
  { minLength: 10, maxLength: 30 },
);

const opened = openTestDatabase();
const origin = new Date("2026-11-22T14:02:00Z");
const dialCodes = ["44", "49"];

/** Six challenges: two of them go to one destination, two of them are texts. */
const tickets = Array.from({ length: 6 }, (_, challenge) => {
  const destination = Math.max(1, challenge);
  const channel = challenge >= 4 ? ("sms" as const) : ("email" as const);
  const dialCode = dialCodes[challenge % 2] ?? "";
  return {
    press: { challenge, destination, channel, dialCode },
    ticket: ticketFor(origin, {
      channel,
      challenge: `challenge-${challenge}`,
      destination_hash: `${destination}`.repeat(32),
      dial_code: dialCode,
    }),
  };
});

afterEach(async () => (await opened).close());

test("on every history of presses the site decides as the plain model, and says exactly how long to wait", async () => {
  const { database } = await opened;
  let accepted = 0;
  let refused = 0;
  const property = fc.asyncProperty(policies, moves, async (policy, history) => {
    await database.delete(outbox);
    await database.delete(deliveries);
    const rules: ResendRules = {
      policy,
      lifeSeconds: { email: 600, sms: 300 },
      usualSeconds: { email: 60, sms: 10 },
      reportsFor: [],
      hasGateway: true,
    };
    const model = new Model(policy);
    let now = 0;
    for (const { after, challenge, block, chance } of history) {
      now += after;
      const known = tickets[challenge];
      if (!known) throw new Error("no such challenge");
      const press = { ...known.press, block };
      const asker = { ticket: known.ticket, addressBlock: `block-${block}` };
      const result = await pressAndSee(database, asker, rules, new Date(origin.getTime() + now * 1000), chance);
      const isAllowed = model.allows(press, now);
      expect(result.accepted).toBe(isAllowed);
      if (isAllowed) {
        accepted++;
        model.send(press, now, chance);
        continue;
      }
      refused++;
      const wait = result.status.resend.retryAfterSeconds;
      if (wait === null) continue;
      expect(wait).toBeGreaterThan(0);
      expect(model.allows(press, now + wait)).toBe(true);
      expect(model.allows(press, now + wait - 1)).toBe(false);
    }
  });
  await fc.assert(property, { numRuns: 40 });
  // A property about refusals alone would prove little.
  expect(Math.min(accepted, refused)).toBeGreaterThan(50);
}, 120_000);
