import { expect, test } from "vitest";
import { collectPlaceholders, fillPlaceholders } from "./placeholder.ts";

const placeholders = collectPlaceholders({
  brand: { name: "24h" },
  senders: { email: ["no-reply@kestrel.example"], sms: ["1909", "87654"] },
  policy: { email: { life: "10m" }, site: { sends: "1500", most: "87654" } },
});
const filled = (text: string, locale = "en") => fillPlaceholders(text, placeholders, locale);

test("numbers and times of the policy are written as the language writes them", () => {
  expect(filled("{{policy.email.life}}, {{policy.site.sends}}, {{policy.site.most}}")).toBe(
    "10 minutes, 1,500, 87,654",
  );
  expect(filled("{{policy.site.most}}", "de")).toBe("87.654");
});

test.each(["en", "de", "ar"])(
  "a sender that is a number and a brand that reads like a time are names: %s",
  (locale) => {
    expect(filled("{{ brand.name }}: {{senders.sms}}", locale)).toBe("24h: 1909, 87654");
    const one = collectPlaceholders({ senders: { sms: ["1909"] } });
    expect(fillPlaceholders("{{senders.sms}}", one, locale)).toBe("1909");
  },
);
