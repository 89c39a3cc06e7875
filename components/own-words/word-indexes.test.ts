import { afterEach, expect, test, vi } from "vitest";
import { wordIndexes } from "./word-indexes.ts";

afterEach(() => vi.unstubAllGlobals());

test("an index is fetched once, and again where it could not be", async () => {
  const replies = [() => Promise.reject(new TypeError("no network")), () => Response.json({ locale: "es" })];
  const fetched = vi.fn(async () => replies[Math.min(fetched.mock.calls.length, replies.length) - 1]?.());
  vi.stubGlobal("fetch", fetched);
  const indexOf = wordIndexes("v1");
  await expect(indexOf("es")).rejects.toThrow("no network");
  expect(await indexOf("es")).toEqual({ locale: "es" });
  expect(await indexOf("es")).toEqual({ locale: "es" });
  expect(fetched.mock.calls).toEqual([["/api/v1/words/es/v1"], ["/api/v1/words/es/v1"]]);
});
