import { describe, expect, test } from "vitest";
import { parseDeliveryCodes } from "#machines/content/parsing/parse-delivery-codes.ts";
import { causeOf } from "#machines/evidence/cause-of.ts";
import { readContentFolder } from "../content/content-folder.ts";
import { providers } from "./providers.ts";
import { serviceReports } from "./testing/service-reports.ts";

const { codes, problems } = parseDeliveryCodes(await readContentFolder("content"));
if (!codes) throw new Error(problems.map((problem) => `${problem.file}:${problem.line} ${problem.message}`).join("\n"));

test.each(serviceReports)("it is %s: %s %s %s", (cause, provider, code, text) => {
  expect(causeOf(codes, { provider, code, text }).cause).toBe(cause);
});

test("every provider that is listened to has a file of its codes", () => {
  expect([...providers.keys()].filter((name) => !codes.vocabularies.has(name))).toEqual([]);
});

describe("who must act", () => {
  test("a sender that is not registered is ours to mend, and another try is for nothing", () => {
    expect(causeOf(codes, { provider: "twilio", code: "30034" })).toEqual({
      ...{ cause: "sender-not-registered", who: "us", permanent: "yes", confidence: "certain" },
    });
  });

  test("nothing that a service without a file writes is read as a mail server's reply", () => {
    expect(causeOf(codes, { provider: "some-text-service", text: "relay access denied" }).cause).toBe("unknown");
    expect(causeOf(codes, { provider: "own", text: "relay access denied" }).cause).toBe("sender-misconfigured");
  });
});
