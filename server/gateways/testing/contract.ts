import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { eventually } from "../../testing/eventually.ts";
import { hearAlways } from "../../testing/heard-log.ts";
import type { Gateway, GatewayDelivery } from "../gateway.ts";
import type { FaultyLine } from "./faulty-line.ts";

/** A gateway and the real system behind it, as the contract sees them. */
export interface Provider {
  /** One that gives up after this time, in milliseconds. */
  gateway(timeout: number): Gateway;
  /** Between the two. */
  line: FaultyLine;
  channels: readonly GatewayDelivery["channel"][];
  /** Starts a sign-in that waits for a code; `destination` is where its codes go. */
  pending(channel: GatewayDelivery["channel"]): Promise<{ challenge: string; destination: string }>;
  /** A challenge that was finished, in the provider's own kind of id. */
  over(): Promise<string>;
  /** Where codes went that were sent again for this sign-in. */
  resent(challenge: string): Promise<string[]>;
  /** What nobody may read in anything the gateway says: its own secrets, and the codes sent so far. */
  secrets(): readonly string[];
  stop(): Promise<void>;
}

/** What every gateway promises to the outbox. Run it in the test file of a gateway. */
export function gatewayContract(name: string, start: () => Promise<Provider>): void {
  describe(`${name} keeps the contract of a gateway`, () => {
    let provider: Provider;
    let gateway: Gateway;
    /** For replies that never come. */
    let hasty: Gateway;
    let log: ReturnType<typeof hearAlways>;
    let number = 0;
    const destinations: string[] = [];
    /** What it wrote, what came of each send, and what it threw. */
    const said: unknown[] = [];

    beforeAll(async () => {
      for (const method of ["log", "info", "warn", "error", "debug"] as const)
        vi.spyOn(console, method).mockImplementation((...words) => void said.push(...words));
      log = hearAlways();
      provider = await start();
      gateway = overheard(provider.gateway(20_000), said);
      hasty = overheard(provider.gateway(1_000), said);
    });
    afterEach(() => {
      provider.line.fault = "none";
      said.push(...log.raw);
      log.forget();
      expectNoneIn([...destinations, ...provider.secrets()], said);
    });
    afterAll(async () => {
      await provider.stop();
      await provider.line.close();
      log.stop();
      vi.restoreAllMocks();
    });

    async function press(channel: GatewayDelivery["channel"] = provider.channels[0] ?? "email") {
      const { challenge, destination } = await provider.pending(channel);
      destinations.push(destination);
      number += 1;
      const delivery: GatewayDelivery = {
        id: `delivery-${number}`,
        challenge,
        channel,
        requestedAt: new Date(),
      };
      return { delivery, destination };
    }

    test("a pending sign-in gets one new code, at its own address, on every channel", async () => {
      for (const channel of provider.channels) {
        const { delivery, destination } = await press(channel);
        expect(await gateway.send(delivery)).toMatchObject({ outcome: "sent" });
        expect(await provider.resent(delivery.challenge)).toEqual([destination]);
      }
    });

    test("the same key twice sends one code and is replied to in the same way", async () => {
      const { delivery } = await press();
      expect(await gateway.send(delivery)).toMatchObject({ outcome: "sent" });
      expect(await gateway.send({ ...delivery })).toMatchObject({ outcome: "sent" });
      expect(await provider.resent(delivery.challenge)).toHaveLength(1);
    });

    test("a reply that got lost is asked for again with the same key, and still only one code goes out", async () => {
      const { delivery } = await press();
      provider.line.fault = "reply-lost";
      expect(await gateway.send(delivery)).toEqual({ outcome: "unknown" });
      provider.line.fault = "none";
      expect(await gateway.send(delivery)).toMatchObject({ outcome: "sent" });
      expect(await provider.resent(delivery.challenge)).toHaveLength(1);
    });

    test("a sign-in that is over, or never was, is refused for good in one word of ours", async () => {
      const { delivery } = await press();
      for (const challenge of [await provider.over(), "nobody-knows-this"])
        expect(await gateway.send({ ...delivery, challenge })).toEqual({
          outcome: "refused",
          reason: "challenge-over",
        });
      expect(await provider.resent(delivery.challenge)).toEqual([]);
    });

    test("too many requests means later, and not before the provider says", async () => {
      const { delivery } = await press();
      provider.line.fault = "busy";
      expect(await gateway.send(delivery)).toEqual({ outcome: "later", retryAfterSeconds: 7 });
    });

    test.each(["broken", "babbling", "silent", "cut"] as const)(
      "a %s line is never taken for sent, and a later try sends one code",
      async (fault) => {
        const { delivery } = await press();
        provider.line.fault = fault;
        const first = fault === "silent" ? hasty : gateway;
        expect(["later", "unknown"]).toContain((await first.send(delivery)).outcome);
        provider.line.fault = "none";
        expect(await gateway.send(delivery)).toMatchObject({ outcome: "sent" });
        expect(await provider.resent(delivery.challenge)).toHaveLength(1);
      },
    );

    test.each(["broken", "busy", "babbling", "cut", "reply-lost"] as const)(
      "a %s line makes it name no address, no number and no secret, neither in what it writes nor in what it gives back",
      async (fault) => {
        for (const channel of provider.channels) {
          const { delivery } = await press(channel);
          log.forget();
          provider.line.fault = fault;
          await gateway.send(delivery);
          // What is looked through after each test.
          expect(log.raw.length).toBeGreaterThan(0);
          said.push(...log.raw);
          provider.line.fault = "none";
        }
      },
    );

    test("nobody listening means later: nothing can have been sent", async () => {
      const { delivery } = await press();
      await provider.line.close();
      // A request on a connection that was open until now proves nothing; one that needs a new connection does.
      const isLater = async () => expect(await gateway.send(delivery)).toEqual({ outcome: "later" });
      await eventually(isLater).finally(() => provider.line.open());
    });
  });
}

/** The same gateway, with its results and what it throws written down. */
function overheard(gateway: Gateway, said: unknown[]): Gateway {
  return {
    async send(delivery) {
      try {
        const result = await gateway.send(delivery);
        said.push(result);
        return result;
      } catch (cause) {
        said.push(cause);
        throw cause;
      }
    },
  };
}

/** Looks where `String` and `JSON` do not: into causes, hidden properties and getters, at any depth. */
function expectNoneIn(words: readonly string[], said: unknown): void {
  const options = { depth: null, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null };
  const text = inspect(said, options);
  for (const word of words) expect(text).not.toContain(word);
}
