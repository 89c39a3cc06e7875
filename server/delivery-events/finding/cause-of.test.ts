import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDeliveryCodes } from "#machines/content/parsing/parse-delivery-codes.ts";
import { findingSchema } from "#machines/evidence/cause.ts";
import { causeOf, explainCause } from "#machines/evidence/cause-of.ts";
import { readContentFolder } from "../../content/content-folder.ts";
import { reports } from "../testing/reports.ts";

const { codes, problems } = parseDeliveryCodes(await readContentFolder("content"));
if (!codes) throw new Error(problems.map((problem) => `${problem.file}:${problem.line} ${problem.message}`).join("\n"));

describe.each(Object.entries(reports))("%s", (cause, rows) => {
  test.each(rows)("%s %s %s", (provider, code, text) => {
    expect(causeOf(codes, { provider, code, text }).cause).toBe(cause);
  });
});

const smtp = (code: string, text: string) => causeOf(codes, { provider: "smtp", code, text });

describe("code and words are read together", () => {
  test("a block list in the words is not a dead mailbox, whatever the code says, and that is less sure", () => {
    const text = "550 5.2.1 Mailbox unavailable. Your IP address 192.0.2.1 is blacklisted";
    expect(smtp("550", text)).toEqual({ cause: "filtered", permanent: "yes", who: "us", confidence: "likely" });
  });

  test("words and code that agree are certain, a code alone is as sure as the standard", () => {
    expect(smtp("550", "550 5.7.1 TLS required").confidence).toBe("likely");
    expect(smtp("4.4.1", "Connection timed out").confidence).toBe("certain");
    expect(smtp("5.2.1", "").confidence).toBe("likely");
  });

  test("a code that says nothing in particular is unknown, and only its class tells whether to wait", () => {
    expect(smtp("550", "")).toEqual({ cause: "unknown", permanent: "yes", who: "us", confidence: "weak" });
    expect(smtp("451", "")).toEqual({ cause: "unknown", permanent: "no", who: "wait", confidence: "weak" });
    expect(causeOf(codes, {})).toEqual({ cause: "unknown", permanent: "unknown", who: "wait", confidence: "weak" });
  });

  test("addresses, hosts and IP addresses are not read as words or codes", () => {
    expect(smtp("550", "host mx.antispam.example[198.51.100.7] said: 550 no reason").cause).toBe("unknown");
    expect(smtp("550", "<spam.mailbox.full@example.org> no reason 5.1.1.2").cause).toBe("unknown");
  });

  test("a full mailbox passes, an unknown one does not", () => {
    expect(smtp("552", "5.2.2 over quota").permanent).toBe("no");
    expect(smtp("550", "5.1.1 user unknown").permanent).toBe("yes");
  });

  test("a finding names the lines that speak", () => {
    expect(explainCause(codes, { provider: "twilio", code: "30003" }).rules).toEqual([
      expect.stringMatching(/^delivery-codes\/texts\/twilio\.yaml:\d+$/),
    ]);
  });
});

test("nothing a provider can send throws, or takes long", () => {
  const words = [
    "550",
    "5.1.1",
    "user",
    "unknown",
    "mailbox",
    "is",
    "full",
    "exceeded",
    "the",
    "quota",
    "(",
    "@",
    "-",
    "blocked",
    "\n",
  ];
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 3_000 }),
    fc.array(fc.constantFrom(...words), { maxLength: 600 }).map((parts) => parts.join(" ")),
  );
  const provider = fc.constantFrom("smtp", "ses", "twilio", "vonage", "smpp", "other", "__proto__");
  fc.assert(
    fc.property(provider, text, text, (name, code, said) => {
      // Of the processor: the clock also counts what other processes do.
      const start = process.cpuUsage();
      findingSchema.parse(causeOf(codes, { provider: name, code, text: said }));
      return process.cpuUsage(start).user < 1_000_000;
    }),
    { numRuns: 60 },
  );
});
