import type { Database } from "../../data/database.ts";
import { deliveries, outbox } from "../../data/schema.ts";
import type { Gateway, GatewayDelivery } from "../../gateways/gateway.ts";

/** A sign-in system that keeps its promise of one send per key, and remembers how it was asked. */
export interface KeepingGateway extends Gateway {
  /** Codes that went out, by challenge: more than one means that a person got two. */
  sent: Map<string, number>;
  /** Deliveries that were asked for a second time, without a word that the first may have sent. */
  askedUnknowing: string[];
  asked(): number;
}

export function keepingGateway(): KeepingGateway {
  const done = new Set<string>();
  const sent = new Map<string, number>();
  const askedUnknowing: string[] = [];
  let asked = 0;
  return {
    sent,
    askedUnknowing,
    asked: () => asked,
    async send({ id, challenge, mayBeOut }: GatewayDelivery) {
      asked++;
      if (done.has(id) && !mayBeOut) askedUnknowing.push(id);
      if (!done.has(id)) sent.set(challenge, (sent.get(challenge) ?? 0) + 1);
      done.add(id);
      return { outcome: "sent" };
    },
  };
}

/** What became of the presses, by the books of the database, held against what people were told and what went out. */
export async function account(database: Database, acknowledged: readonly string[], gateway: KeepingGateway) {
  const rows = await database.select().from(deliveries);
  const kept = new Map(rows.map((row) => [row.id, row]));
  const challenges = new Set(rows.map(({ challenge }) => challenge));
  return {
    /** Told "on its way", and the database knows nothing of it. */
    lost: acknowledged.filter((id) => !kept.has(id)).length,
    /** Known, but it did not go out. */
    unsent: rows.filter((row) => row.state !== "sent" || !gateway.sent.has(row.challenge)).length,
    /** People who got two codes for one press. */
    doubled: [...gateway.sent.values()].filter((count) => count > 1).length,
    /** Went out, and the database knows nothing of it: it counts against no limit. */
    forgotten: [...gateway.sent.keys()].filter((challenge) => !challenges.has(challenge)).length,
    askedUnknowing: gateway.askedUnknowing.length,
    waiting: await database.$count(outbox),
  };
}
