import { afterEach, expect, test, vi } from "vitest";
import { hearLog } from "../testing/heard-log.ts";
import { refuseUnknownProvider } from "./unknown-provider.ts";

afterEach(() => void vi.restoreAllMocks());

test.each([
  ["mailer-send", "mailersend"],
  ["mailjets", "mailjet"],
  ["sed", "ses"],
  ["stripe-events", undefined],
])("reports to an address of no provider name the one that was meant: %s", (provider, meant) => {
  const heard = hearLog();
  expect(refuseUnknownProvider(provider).status).toBe(404);
  const [line] = heard.lines();
  expect(line?.kind).toBe("events-unknown-provider");
  expect(line?.meant).toBe(meant);
});
