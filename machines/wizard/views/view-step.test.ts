import { expect, test } from "vitest";
import { planEntries } from "../../plan/plan.ts";
import { checkFile, smallContent, smallFiles } from "../../testing/small-content.ts";
import type { Channel } from "../../words.ts";
import { stepId } from "../position.ts";
import { regionFact } from "./region-fact.ts";
import { viewAll } from "./view-all.ts";
import { viewStep } from "./view-step.ts";

const body = `Read [all](/email/all#full) or [the news]({{brand.status}}).

:::for{provider=gmail reviewed=2026-03 source="https://support.google.com/mail"}
1. Press **Gmail**.
:::
:::for{provider=outlook}
1. Press **Outlook**.
:::
:::otherwise
1. Press.
:::`;
const texts = (smallFiles().get("interface/en.yaml") ?? "").replace(/checked: .*/, 'checked: "{product}, {month}"');
const spam = (keys: Record<string, string> = {}, changes: Record<string, string> = {}) =>
  smallContent({
    "interface/en.yaml": texts,
    "checks/spam/en.md": checkFile({ likelihood: "very-common", ...keys }, body),
    ...changes,
  });
const step = (content: ReturnType<typeof smallContent>, ...pairs: [string, string][]) =>
  viewStep(content, { locale: "en", channel: "email", step: null, pairs, origin: "https://help.example" });

test("steps for a product say when they were looked up and where; the check says it for blocks that do not", () => {
  const content = spam({ reviewed: "2026-11" });
  expect(step(content, ["provider", "gmail"]).step.checked).toEqual([
    { text: "Gmail, March 2026", source: "https://support.google.com/mail" },
  ]);
  expect(step(content, ["provider", "outlook"]).step.checked).toEqual([
    { text: "Outlook, November 2026", source: null },
  ]);
  expect(step(content).step.checked).toEqual([]);
});

test("a link inside the site keeps the language, on a step as on the page with all checks", () => {
  expect(step(spam()).step.body).toContain("[all](/en/email/all#full)");
  const [all] = viewAll(spam(), "en", "email").groups.flatMap(({ checks }) => checks.filter(({ id }) => id === "spam"));
  expect(all?.body).toContain("[all](/en/email/all#full)");
});

test("the page with all checks says in one line below the steps for a product when they were looked up and where", () => {
  const [all] = viewAll(spam(), "en", "email").groups.flatMap(({ checks }) => checks.filter(({ id }) => id === "spam"));
  expect(all?.body).toContain("\n\n_Gmail, March 2026 [support.google.com](https://support.google.com/mail)_\n\n");
  expect(all?.body).not.toContain("_Outlook,");
  const dated = viewAll(spam({ reviewed: "2026-11" }), "en", "email").groups.flatMap(({ checks }) => checks);
  expect(dated.find(({ id }) => id === "spam")?.body).toContain("\n\n_Outlook, November 2026_\n\n");
});

test("the status page is a link when the settings name one, else only words", () => {
  expect(step(spam()).step.body).toContain("or the news.");
  const settings = (smallFiles().get("settings.yaml") ?? "").replace(
    "name: Kestrel,",
    "name: Kestrel, status: https://status.kestrel.example/,",
  );
  expect(step(spam({}, { "settings.yaml": settings })).step.body).toContain(
    "[the news](https://status.kestrel.example/)",
  );
});

test("a check can be likelier on one channel than on another", () => {
  const content = smallContent({
    "checks/both/en.md": checkFile({
      channels: "[email, sms]",
      place: "service",
      likelihood: "{ email: rare, sms: very-common }",
    }),
  });
  const place = (channel: Channel) =>
    planEntries(content, channel, new Map())
      .flatMap((entry) => (entry.kind === "check" ? [stepId(entry)] : []))
      .indexOf("both");
  expect(place("sms")).toBe(0);
  expect(place("email")).toBeGreaterThan(0);
  const texting = viewStep(content, {
    locale: "en",
    channel: "sms",
    step: null,
    pairs: [],
    origin: "https://h.example",
  });
  expect(texting.step.why).toContain("very-common");
});

const country = `
country:
  name: { en: Country }
  ask: tab
  values:
    - { id: india, regions: [IN], implies: { provider: gmail }, label: { en: India } }
    - { id: other, label: { en: Another one } }
`;
const facts = (smallFiles().get("facts.yaml") ?? "") + country;

test("the country of a number is known where a check of the channel is worded by it, and nowhere else", () => {
  const content = smallContent({
    "facts.yaml": facts,
    "checks/signal/en.md": checkFile({ channels: "[sms]" }, ":::for{country=india reviewed=2026-11}\n1. Call.\n:::"),
  });
  expect(regionFact(content, "sms", "en")).toEqual({
    key: "country",
    values: { IN: "india" },
    otherwise: "other",
    names: { india: "India", other: "Another one" },
  });
  expect(regionFact(content, "email", "en")).toBeNull();
});

test("what follows from a fact is known with it, unless something else was said", () => {
  const content = smallContent({ "facts.yaml": facts });
  expect(step(content, ["country", "india"]).canonical).toBe("/en/email/spam/country.india/provider.gmail");
  expect(step(content, ["country", "india"], ["provider", "outlook"]).canonical).toBe(
    "/en/email/spam/country.india/provider.outlook",
  );
});

test("where a number can be typed, its country can be chosen as well; wording that needs it is offered to everybody", () => {
  const choices = (text: string) =>
    viewStep(
      smallContent({
        "facts.yaml": facts,
        "checks/signal/en.md": checkFile({ channels: "[sms]", typed: "phone-number" }, text),
        "checks/route/en.md": checkFile(
          { channels: "[sms]", likelihood: "rare" },
          ":::for{country=india reviewed=2026-11}\n1. Call.\n:::",
        ),
      }),
      { locale: "en", channel: "sms", step: null, pairs: [], origin: "https://help.example" },
    ).choices.map(({ key, typed }) => `${key}: ${typed}`);
  expect(choices("1. Look.")).toEqual(["country: true"]);
  expect(choices(":::for{country=india reviewed=2026-11}\n1. Look.\n:::")).toEqual(["country: false"]);
});

function siteWithGmailFor(readers: string) {
  return smallContent({
    "facts.yaml": (smallFiles().get("facts.yaml") ?? "").replace("{ id: gmail,", `{ id: gmail, readers: ${readers},`),
    "checks/spam/en.md": checkFile({}, ":::for{provider=gmail reviewed=2026-11}\n1. Look.\n:::"),
  });
}

test.each(["[en]", "[ja, en-gb]", "[EN]"])(
  "what readers of the language have, in whatever country, is not rare: %s",
  (readers) => {
    expect(step(siteWithGmailFor(readers)).choices[0]?.options.map(({ rare }) => rare)).toEqual([false, false]);
  },
);

test("what readers of another language have stands behind the rest, unless it is chosen", () => {
  const content = siteWithGmailFor("[ja, eng]");
  const offered = (...pairs: [string, string][]) =>
    step(content, ...pairs).choices[0]?.options.map(({ value, rare }) => `${value}${rare ? " (rare)" : ""}`);
  expect(offered()).toEqual(["outlook", "gmail (rare)"]);
  expect(offered(["provider", "gmail"])).toEqual(["gmail", "outlook"]);
});

test("on the page with all checks, wording for another channel is left out, and the rest stands without a head", () => {
  const text = ":::for{channel=sms}\n1. Look at your phone.\n:::\n:::otherwise\n1. Look at your mail.\n:::";
  const content = smallContent({ "checks/both/en.md": checkFile({ channels: "[email, sms]" }, text) });
  const bodyOn = (channel: Channel) =>
    viewAll(content, "en", channel).groups.flatMap(({ checks }) => checks.filter(({ id }) => id === "both"))[0]?.body;
  expect(bodyOn("sms")).toBe("1. Look at your phone.");
  expect(bodyOn("email")).toBe("1. Look at your mail.");
});

test("what cannot be done is skipped, and says so; after the second in a row other ways in lead the page", () => {
  const once = step(smallContent(), ["spam", "cannot"]);
  expect(once.trail.map(({ answer }) => answer)).toEqual(["skipped"]);
  expect(once.stuck).toBeNull();
  expect(step(smallContent(), ["spam", "cannot"], ["full", "cannot"]).stuck).toBe("cannot");
  expect(step(smallContent(), ["spam", "no"], ["full", "cannot"]).stuck).toBeNull();
});

test("where a report is certain and only others can act, a person takes over, and whoever goes on finds other ways in first", () => {
  const files = smallFiles();
  const content = smallContent({
    "facts.yaml": (files.get("facts.yaml") ?? "").replace(
      "{ id: mailbox-full, label: { en: Mailbox full }",
      "{ id: mailbox-full, label: { en: Mailbox full }, tells: [others-act], headline: { certain: { en: Full }, probable: { en: Perhaps } }",
    ),
  });
  const first = step(content, ["evidence", "mailbox-full"]);
  expect([first.step.headline, first.stuck]).toEqual(["Full", null]);
  expect(step(content, ["evidence", "mailbox-full"], ["full", "no"], ["help", "go-on"]).stuck).toBe("others");
});

test("a drawing is that of the block which the person sees, else that of the whole text, and leaves no trace in the text", () => {
  const text =
    "Look there.\n\n::drawing{name=spam-folder}\n\n:::for{provider=gmail}\n::drawing{name=two-clocks}\n1. Look.\n:::";
  const content = smallContent({ "checks/spam/en.md": checkFile({ likelihood: "very-common" }, text) });
  expect(step(content).step).toMatchObject({ drawing: "spam-folder", body: "Look there." });
  expect(step(content, ["provider", "gmail"]).step).toMatchObject({
    drawing: "two-clocks",
    body: "Look there.\n\n1. Look.",
  });
  const all = viewAll(content, "en", "email").groups.flatMap(({ checks }) => checks.map((check) => check.body));
  expect(all.join()).not.toContain("drawing");
});
