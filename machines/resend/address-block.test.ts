import { expect, test } from "vitest";
import { addressBlock } from "./address-block.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  [" 203.0.113.7:51234 ", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
])("%s lies in the block %s", (address, block) => {
  expect(addressBlock(address, 1)).toBe(block);
});

test("the address that the outermost trusted proxy saw counts, whatever the visitor wrote before it", () => {
  expect(addressBlock("1.1.1.1, 203.0.113.7", 1)).toBe("203.0.113.7");
  expect(addressBlock("1.1.1.1, 203.0.113.7, 10.0.0.2", 2)).toBe("203.0.113.7");
});

test.each([
  [null],
  [""],
  ["unknown"],
  ["256.1.1.1"],
  ["1.1.1"],
  ["1.2.3.4.5"],
  ["fe80::1%eth0"],
  ["::1]/x["],
  ["0x7f000001"],
])("%s is not an address", (header) => {
  expect(addressBlock(header, 1)).toBeNull();
});

test("a header with fewer entries than trusted proxies did not pass them all", () => {
  expect(addressBlock("203.0.113.7", 2)).toBeNull();
});
