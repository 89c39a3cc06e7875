import { beforeEach, describe, expect, test, vi } from "vitest";
import { answerResend, CodeNotSent, type SendResult } from "../resend.js";
import { memoryStore } from "../store.js";
import { askFor, secret } from "./signed.js";

let store = memoryStore();
const send = vi.fn((): SendResult | Promise<SendResult> => ({ status: "sent" }));
const onError = vi.fn();
const ask = async (changes: Parameters<typeof askFor>[0] = {}) => {
  const { status, headers, body } = await answerResend(askFor(changes), { secret, send, store, onError });
  return { status, headers, body: JSON.parse(body) };
};

beforeEach(() => {
  store = memoryStore();
  vi.clearAllMocks();
  send.mockImplementation(() => ({ status: "sent" }));
});

describe("a request for a new code", () => {
  test("that comes again while the first is being sent waits for the same reply", async () => {
    let done = (_: SendResult) => {};
    const result = new Promise<SendResult>((resolve) => {
      done = resolve;
    });
    send.mockImplementation(() => result);
    const both = [ask(), ask()];
    await vi.waitFor(() => expect(send).toHaveBeenCalled(), { timeout: 20_000 });
    done({ status: "sent", code_expires_at: 1795356660 });
    for (const reply of await Promise.all(both))
      expect(reply.body).toEqual({ status: "sent", code_expires_at: 1795356660 });
    expect(send).toHaveBeenCalledTimes(1);
  });

  test("that another process is at work on, or died with, is not sent a second time", async () => {
    await store.reserve("del_1");
    expect(await ask()).toMatchObject({ status: 503, body: { status: "under-way" } });
    expect(send).not.toHaveBeenCalled();
  });

  test("may send later, when nothing went out", async () => {
    send.mockImplementation(() => ({ status: "later", retry_after: 7 }));
    expect(await ask()).toMatchObject({ status: 503, headers: { "retry-after": "7" }, body: { status: "later" } });
    send.mockImplementation(() => Promise.reject(new CodeNotSent()));
    expect(await ask()).toMatchObject({ status: 503, body: { status: "later" } });
    send.mockImplementation(() => ({ status: "sent" }));
    expect(await ask()).toMatchObject({ status: 200, body: { status: "sent" } });
  });

  test("whose sender broke is never called unsent, and never sends again", async () => {
    send.mockImplementation(() => Promise.reject(new Error("the line broke")));
    expect(await ask()).toMatchObject({ status: 500, body: { status: "unknown" } });
    expect(await ask()).toMatchObject({ status: 503, body: { status: "under-way" } });
    expect(send).toHaveBeenCalledTimes(1);
    expect(onError).toHaveBeenCalledTimes(1);
  });

  test.each([1795356660000, "2026-11-22T14:12:00Z"])(
    "whose sender tells the end of the code as %s is sent, without the end, and the operator hears of it",
    async (given) => {
      send.mockImplementation(() => JSON.parse(JSON.stringify({ status: "sent", code_expires_at: given })));
      expect(await ask()).toMatchObject({ status: 200, body: { status: "sent" } });
      expect(onError).toHaveBeenCalledWith(
        expect.objectContaining({
          message: expect.stringMatching(/^code_expires_at of send\(\) must be a number, in seconds since 1970/),
        }),
      );
    },
  );

  test("with a time that is no number is refused", async () => {
    expect(await ask({ timestamp: new Date().toISOString() })).toMatchObject({ status: 400 });
    expect(send).not.toHaveBeenCalled();
  });
});

test("a store in memory forgets the oldest, so that it cannot grow without end", async () => {
  const small = memoryStore(2);
  for (const id of ["a", "b", "c"]) expect(await small.reserve(id)).toBe(true);
  expect(await small.reserve("c")).toBe(false);
  expect(await small.reserve("a")).toBe(true);
});
