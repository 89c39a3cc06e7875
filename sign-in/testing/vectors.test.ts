import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerResend } from "../resend.js";
import { memoryStore } from "../store.js";
import { makeVectors } from "./make-vectors.js";

const vectors = await makeVectors();

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: vectors.now * 1000 }));
afterEach(() => void vi.useRealTimers());

test("vectors.json is what the code makes", () => {
  expect(JSON.parse(readFileSync("sign-in/vectors.json", "utf8"))).toEqual(JSON.parse(JSON.stringify(vectors)));
});

test("requests get the replies of the vectors, and codes go out as they say", async () => {
  const { pending, code_expires_at, requests } = vectors.resend;
  const store = memoryStore();
  let sends = 0;
  const send = ({ challenge }: { challenge: string }) => {
    if (challenge !== pending) return { status: "refused", reason: "challenge-over" } as const;
    sends += 1;
    return { status: "sent", code_expires_at } as const;
  };
  for (const { name, reply, sends: expected, ...received } of requests) {
    const { status, body } = await answerResend(received, { secret: vectors.secrets.resend, send, store });
    expect({ status, body: JSON.parse(body) }, name).toEqual(reply);
    expect(sends, name).toBe(expected);
  }
});
