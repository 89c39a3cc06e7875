import { expect, test } from "vitest";
import { originOf, returnAddress } from "./return-address.ts";

const origins = [
  ...["https://www.example.com", "http://www.example.com"],
  ...["http://localhost:3001", "http://shop.localhost:3001", "http://127.0.0.2:3001", "http://[::1]:3001"],
];

test.each([
  "https://www.example.com/",
  "https://www.example.com/code/ch_1?next=%2Faccount",
  "http://localhost:3001/code/ch_1",
  // Each of these may stand in RETURN_ORIGINS.
  "http://shop.localhost:3001/code/ch_1",
  "http://127.0.0.2:3001/code/ch_1",
  "http://[::1]:3001/code/ch_1",
])("leads back to a page of an allowed origin: %s", (asked) => {
  expect(returnAddress(asked, origins)).toBe(asked);
});

test.each([
  "https://evil.example/",
  "https://www.example.com.evil.example/",
  "https://www.example.com@evil.example/",
  "https://jo:secret@www.example.com/",
  "https://www.example.com:8443/",
  "http://www.example.com/",
  "//www.example.com/code",
  "/code",
  "javascript:alert(1)//https://www.example.com",
  "data:text/html,hi",
  "https:\\\\evil.example",
  "",
])("leads nowhere else: %s", (asked) => {
  expect(returnAddress(asked, origins)).toBeNull();
});

test("an issuer that is only a name has no origin", () => {
  expect(originOf("kestrel")).toBeNull();
  expect(originOf("urn:kestrel:sign-in")).toBeNull();
  expect(originOf("https://www.example.com/issuer")).toBe("https://www.example.com");
});
