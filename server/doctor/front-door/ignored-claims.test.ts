import { UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { smallContent } from "#machines/testing/small-content.ts";
import { ignoredClaims } from "./ignored-claims.ts";

const env = { ticket: undefined, SIGN_IN_URL: undefined, returnOrigins: ["https://app.example.com"] };
const judge = (claims: Record<string, unknown>) =>
  ignoredClaims("Ticket", new UnsecuredJWT(claims).encode(), { env, content: smallContent() });

test("a page to return to and a provider that are ignored are named, with what is allowed, and not by what they hold", () => {
  expect(judge({ return_to: "https://app.example.com/code" })).toEqual([]);
  // Of the sign-in link of the settings.
  expect(judge({ return_to: "https://www.kestrel.example/code" })).toEqual([]);
  const ignored = judge({ return_to: "https://evil.example/code", provider_hint: "nobody" });
  expect(ignored).toMatchObject([
    { result: "unused", tried: "Ticket: return_to", remedy: expect.stringContaining("https://app.example.com") },
    { result: "unused", tried: "Ticket: provider_hint" },
  ]);
  expect(JSON.stringify(ignored)).not.toMatch(/evil|nobody/);
  expect(ignoredClaims("Ticket", "no ticket", { env, content: undefined })).toEqual([]);
});
