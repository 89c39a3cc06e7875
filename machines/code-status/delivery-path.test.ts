import fc from "fast-check";
import { expect, test } from "vitest";
import { deliveryPathOf } from "./delivery-path.ts";

test("the personal page stands beside its step", () => {
  expect(deliveryPathOf("/en/email/trial-mailbox/provider.gmail")).toBe(
    "/en/delivery/email/trial-mailbox/provider.gmail",
  );
  expect(deliveryPathOf("/en")).toBe("/en/delivery");
});

test.each([
  "",
  "en",
  "//evil.example",
  "/en//evil",
  "/en/../admin",
  "/en/%2e%2e",
  "https://evil.example",
  "/en?x=1",
  "/en/a b",
  "/EN",
  "/en/a\n",
])("an address that is none of ours leads nowhere: %j", (path) => {
  expect(deliveryPathOf(path)).toBeNull();
});

test("whatever the form says, the address stays on this site", () => {
  fc.assert(
    fc.property(fc.string(), (path) => {
      const address = deliveryPathOf(path);
      if (address !== null)
        expect(new URL(address, "https://help.example").href).toBe(`https://help.example${address}`);
    }),
  );
});
