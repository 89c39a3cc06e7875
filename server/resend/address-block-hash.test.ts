import { expect, test, vi } from "vitest";

/** The code with this environment, which it reads once. */
async function withEnv(variables: Record<string, string>) {
  vi.resetModules();
  vi.unstubAllEnvs();
  // Vitest has set BASE_URL to something of its own.
  for (const [name, value] of Object.entries({ BASE_URL: "", ...variables })) vi.stubEnv(name, value);
  return (await import("./address-block-hash.ts")).addressBlockHash;
}

const behindOne = { TRUSTED_PROXIES: "1", DELIVERY_HASH_KEY: "k".repeat(32) };

test("without a trusted proxy nobody's address is believed", async () => {
  const hashOf = await withEnv({ TRUSTED_PROXIES: "", DELIVERY_HASH_KEY: "" });
  expect(hashOf("203.0.113.7")).toBeNull();
});

test("behind a trusted proxy an address becomes a hash that only the key can make again", async () => {
  const hashOf = await withEnv(behindOne);
  const block = hashOf("1.1.1.1, 203.0.113.7");
  expect(block).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf("9.9.9.9, 203.0.113.7")).toBe(block);
  expect(hashOf("203.0.113.8")).not.toBe(block);
  const otherKey = await withEnv({ ...behindOne, DELIVERY_HASH_KEY: "l".repeat(32) });
  expect(otherKey("203.0.113.7")).not.toBe(block);
});

test("one household of IPv6 addresses is one block", async () => {
  const hashOf = await withEnv(behindOne);
  expect(hashOf("2001:db8:1:2::1")).toBe(hashOf("2001:db8:1:2:ffff::9"));
  expect(hashOf("2001:db8:1:3::1")).not.toBe(hashOf("2001:db8:1:2::1"));
});

test("hiding the address gains nothing: all that do share one block", async () => {
  const hashOf = await withEnv(behindOne);
  expect(hashOf(null)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf("unknown")).toBe(hashOf(null));
});
