import { beforeAll, expect, test, vi } from "vitest";
import { hearLog } from "../testing/heard-log.ts";
import { loadRealContent } from "../testing/real-content.ts";
import { ticketFor } from "../testing/ticket.ts";
import { withKnownClaims } from "./known-claims.ts";

beforeAll(async () => {
  vi.stubEnv("TICKET_ISSUER", "https://id.example.com/realm");
  vi.stubEnv("TICKET_JWKS_URL", "https://id.example.com/keys");
  vi.stubEnv("SIGN_IN_URL", "https://www.example.com/sign-in");
  vi.stubEnv("RETURN_ORIGINS", "https://app.example.com, http://localhost:3001");
  await loadRealContent();
});

const ticket = ticketFor(new Date());

test.each([
  "https://id.example.com/code",
  "https://www.example.com/code?challenge=chl_1",
  "https://app.example.com/",
  "http://localhost:3001/code",
])("people are led back to where they came from, where that is allowed: %s", (return_to) => {
  const heard = hearLog();
  expect(withKnownClaims({ ...ticket, return_to })).toEqual({ ...ticket, return_to });
  expect(heard.lines()).toEqual([]);
});

test.each(["https://evil.example/?token=abc", "http://app.example.com/", "javascript:alert(1)", "/code?token=abc"])(
  "no ticket leads anywhere else, and the log names the origin alone: %s",
  (return_to) => {
    const heard = hearLog();
    expect(withKnownClaims({ ...ticket, return_to })).toEqual(ticket);
    expect(heard.of("ticket-return")).toMatchObject([{ level: "warn", allowed: expect.any(Array) }]);
    expect(heard.raw.join()).not.toMatch(/token|abc|alert/);
  },
);

test("a provider that the content knows is kept, any other is ignored with a line", () => {
  const heard = hearLog();
  expect(withKnownClaims({ ...ticket, provider_hint: "gmail" })).toMatchObject({ provider_hint: "gmail" });
  expect(heard.lines()).toEqual([]);
  expect(withKnownClaims({ ...ticket, provider_hint: "no-such-host" })).toEqual(ticket);
  expect(heard.kinds()).toEqual(["ticket-hint"]);
  expect(heard.raw.join()).not.toContain("no-such-host");
});
