import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sendFailures } from "#machines/resend/delivery.ts";
import { withDatabases } from "../testing/databases.ts";
import { deliveries } from "./schema.ts";

withDatabases("why a code could not be sent", ({ database }) => {
  const failed = (failure: string) => ({
    ...{ id: `delivery-${failure}`, challenge: "challenge-1", channel: "sms" as const, destinationHash: "hash" },
    ...{ state: "failed" as const, requestedAt: new Date("2026-11-22T14:02:00Z") },
  });

  test("words of an older version become `refused`, ours stay", async () => {
    await database().execute("alter table deliveries drop constraint deliveries_failure");
    const words = [...sendFailures, "wrong-channel", "whatever-they-wrote"];
    await database()
      .insert(deliveries)
      .values([...words, "none"].map(failed));
    for (const word of words)
      await database().execute(`update deliveries set failure = '${word}' where id = 'delivery-${word}'`);

    const statements = readFileSync("server/data/migrations/0005_send-failures.sql", "utf8");
    for (const statement of statements.split("--> statement-breakpoint")) await database().execute(statement);

    const rows = await database().select().from(deliveries);
    expect(Object.fromEntries(rows.map(({ id, failure }) => [id.replace("delivery-", ""), failure]))).toEqual({
      ...Object.fromEntries(sendFailures.map((word) => [word, word])),
      ...{ "wrong-channel": "refused", "whatever-they-wrote": "refused", none: null },
    });
  });

  test("the table takes no other word", async () => {
    await database().insert(deliveries).values(failed("x"));
    await expect(database().execute("update deliveries set failure = 'wrong-channel'")).rejects.toThrow();
    await database().execute("update deliveries set failure = 'too-many'");
  });
});
