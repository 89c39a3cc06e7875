import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Gateway, GatewayDelivery } from "../gateway.ts";
import type { FaultyLine } from "./faulty-line.ts";

/** A gateway and the real system behind it, as the contract sees them. */
export interface Provider {
  /** Gives up after a few seconds. */
  gateway: Gateway;
  /** Between the two. */
  line: FaultyLine;
  channels: readonly GatewayDelivery["channel"][];
  /** Starts a sign-in that waits for a code; `destination` is where its codes go. */
  pending(channel: GatewayDelivery["channel"]): Promise<{ challenge: string; destination: string }>;
  /** A challenge that was finished, in the provider's own kind of id. */
  over(): Promise<string>;
  /** Where codes went that were sent again for this sign-in. */
  resent(challenge: string): Promise<string[]>;
  stop(): Promise<void>;
}

/** What every gateway promises to the outbox. Run it in the test file of a gateway. */
export function gatewayContract(name: string, start: () => Promise<Provider>): void {
  describe(`${name} keeps the contract of a gateway`, () => {
    let provider: Provider;
    let number = 0;
    const said: unknown[] = [];

    beforeAll(async () => {
      for (const method of ["log", "info", "warn", "error", "debug"] as const)
        vi.spyOn(console, method).mockImplementation((...words) => void said.push(...words));
      provider = await start();
    });
    afterEach(() => {
      provider.line.fault = "none";
    });
    afterAll(async () => {
      await provider.stop();
      vi.restoreAllMocks();
    });

    async function press(channel: GatewayDelivery["channel"] = provider.channels[0] ?? "email") {
      const { challenge, destination } = await provider.pending(channel);
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
        expect(await provider.gateway.send(delivery)).toMatchObject({ outcome: "sent" });
        expect(await provider.resent(delivery.challenge)).toEqual([destination]);
      }
    });

    test("the same key twice sends one code and answers the same", async () => {
      const { delivery } = await press();
      expect(await provider.gateway.send(delivery)).toMatchObject({ outcome: "sent" });
      expect(await provider.gateway.send({ ...delivery })).toMatchObject({ outcome: "sent" });
      expect(await provider.resent(delivery.challenge)).toHaveLength(1);
    });

    test("an answer that got lost is asked for again with the same key, and still only one code goes out", async () => {
      const { delivery } = await press();
      provider.line.fault = "answer-lost";
      expect(await provider.gateway.send(delivery)).toEqual({ outcome: "unknown" });
      provider.line.fault = "none";
      expect(await provider.gateway.send(delivery)).toMatchObject({ outcome: "sent" });
      expect(await provider.resent(delivery.challenge)).toHaveLength(1);
    });

    test("a sign-in that is over, or never was, is refused for good in one word of ours", async () => {
      const { delivery } = await press();
      for (const challenge of [await provider.over(), "nobody-knows-this"])
        expect(await provider.gateway.send({ ...delivery, challenge })).toEqual({
          outcome: "refused",
          reason: "challenge-over",
        });
      expect(await provider.resent(delivery.challenge)).toEqual([]);
    });

    test("too many requests means later, and not before the provider says", async () => {
      const { delivery } = await press();
      provider.line.fault = "busy";
      expect(await provider.gateway.send(delivery)).toEqual({ outcome: "later", retryAfterSeconds: 7 });
    });

    test.each(["broken", "babbling", "silent", "cut"] as const)(
      "a %s line is never taken for sent, and a later try sends one code",
      async (fault) => {
        const { delivery } = await press();
        provider.line.fault = fault;
        expect(["later", "unknown"]).toContain((await provider.gateway.send(delivery)).outcome);
        provider.line.fault = "none";
        expect(await provider.gateway.send(delivery)).toMatchObject({ outcome: "sent" });
        expect(await provider.resent(delivery.challenge)).toHaveLength(1);
      },
    );

    test("nothing it writes or answers names an address or a number", async () => {
      const { delivery, destination } = await press();
      const answers = [await provider.gateway.send(delivery)];
      for (const fault of ["broken", "busy", "answer-lost"] as const) {
        provider.line.fault = fault;
        answers.push(await provider.gateway.send({ ...delivery, id: `${delivery.id}-${fault}` }));
      }
      expect(JSON.stringify([said.map(String), answers])).not.toContain(destination);
    });

    // Last: nobody listens afterwards.
    test("nobody listening means later: nothing can have been sent", async () => {
      const { delivery } = await press();
      await provider.line.close();
      expect(await provider.gateway.send(delivery)).toEqual({ outcome: "later" });
    });
  });
}
