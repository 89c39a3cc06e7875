import { beforeAll, describe, expect, test } from "vitest";
import type { Content } from "#machines/content/content.ts";
import { type Cause, causes } from "#machines/evidence/cause.ts";
import { readMaskedDestination } from "#machines/input/masked-destination.ts";
import { planEntries } from "#machines/plan/plan.ts";
import { readJourney } from "#machines/wizard/journey.ts";
import { answersTo, stepId } from "#machines/wizard/position.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { answerStep, enterWizard } from "#machines/wizard/wizard.ts";
import { type DeliveryChannel, noSign } from "#machines/words.ts";
import { realContent } from "../testing/real-content.ts";

// What a report says leads, for every report there is: its cause is the heading, and no page that follows says something else.
let content: Content;
beforeAll(async () => {
  content = await realContent();
});

/** Where the message is after each report: turned away on the way, still under way, or taken by mailbox or phone. Written by hand, beside the content. */
const whereabouts: Record<DeliveryChannel, Partial<Record<Cause, "away" | "under-way" | "there" | "stopped">>> = {
  email: {
    "mailbox-full": "away",
    "mailbox-unknown": "away",
    "mailbox-disabled": "away",
    suppressed: "away",
    "opted-out": "away",
    "sender-misconfigured": "away",
    delayed: "under-way",
    greylisted: "under-way",
    congested: "under-way",
    "rate-limited": "under-way",
    delivered: "there",
    filtered: "stopped",
  },
  sms: {
    suppressed: "away",
    "opted-out": "away",
    "sender-misconfigured": "away",
    "carrier-blocked": "away",
    "country-not-allowed": "away",
    "sender-not-registered": "away",
    "fraud-blocked": "away",
    "handset-unreachable": "away",
    "number-unknown": "away",
    "cannot-receive-texts": "away",
    "phone-storage-full": "away",
    delayed: "under-way",
    congested: "under-way",
    "rate-limited": "under-way",
    delivered: "there",
    filtered: "stopped",
  },
};
/** Pages that speak of a message which arrived and is out of sight. */
const outOfSight = [
  ...["spam-folder", "look-on-web", "mail-helper", "quarantine", "allow-sender"],
  ...["text-filter", "blocked-number", "other-text-app", "security-app"],
];
/** Pages that speak of a code which was never made, or sent another way. */
const neverSent = [
  ...["ask-again", "no-account", "other-sign-in", "waiting-approval", "code-elsewhere", "vpn-off", "other-browser"],
  ...["number-had-owner", "account-frozen"],
];
/** Pages that speak of something in the way between us and mailbox or phone. */
const inTheWay = ["provider-refuses", "mailbox-full", "mailbox-working", "do-not-send", "stop-reply", "carrier-block"];
const contradicts = {
  away: [...outOfSight, ...neverSent],
  "under-way": neverSent,
  there: [...inTheWay, ...neverSent],
  stopped: neverSent,
};

test.each([
  ["mail.ru", "spam-folder", "Спам"],
  ["yahoo.co.jp", "spam-folder", "迷惑メール"],
  ["bol.com.br", "spam-folder", "Quarentena"],
  ["t-online.de", "allow-sender", "Direkt abweisen"],
  ["orange.fr", "allow-sender", "liste verte"],
  ["docomo.ne.jp", "allow-sender", "受信リスト"],
])("whose ticket names %s sees its own steps for %s, in the words of that mailbox", (domain, check, label) => {
  const provider = readMaskedDestination("j•••@•••", domain).provider ?? "";
  const known = readJourney(content, "email", [["provider", provider]]).journey;
  expect(known.facts.get("provider")).toBe(provider);
  for (const locale of content.settings.locales) {
    const view = viewStep(content, {
      ...{ locale, channel: "email" as const, step: check, origin: "https://help.example" },
      pairs: [...known.facts, ["sign", check]],
    });
    expect([view.step.id, view.step.body.includes(`**${label}**`)]).toEqual([check, true]);
  }
});

const reports = (["email", "sms"] as const).flatMap((channel) =>
  causes.flatMap((cause) => {
    const place = whereabouts[channel][cause];
    return place ? [{ channel, cause, place }] : [];
  }),
);

describe.each(reports)("$channel, $cause", ({ channel, cause, place }) => {
  const firstPages = () => {
    const { journey } = readJourney(content, channel, [["evidence", cause]]);
    let wizard = enterWizard(content, channel, journey);
    const pages: string[] = [];
    while (pages.length < 5 && !wizard.isOver) {
      const { position } = wizard;
      pages.push(stepId(position));
      const offered = answersTo(content, position);
      const not =
        position.kind === "check" ? position.check.answers.find(({ effect }) => effect === "not-it")?.id : "no";
      const value = [not, noSign, "not-sure"].find((one) => one !== undefined && offered.includes(one)) ?? offered[0];
      if (value === undefined) throw new Error(`${stepId(position)} has no answer`);
      wizard = answerStep(wizard, stepId(position), value);
    }
    return pages;
  };

  test("its cause is the heading of the first page, and “probably” where it is not certain", () => {
    for (const locale of content.settings.locales) {
      const step = (pairs: [string, string][]) =>
        viewStep(content, { locale, channel, step: null, pairs, origin: "" }).step;
      const certain = step([["evidence", cause]]);
      const probable = step([
        ["evidence", cause],
        ["sure", "probably"],
      ]);
      expect(certain.kind).toBe("check");
      expect(certain.headline).toBeTruthy();
      expect(probable.headline).toBeTruthy();
      expect(probable.headline).not.toBe(certain.headline);
    }
  });

  test("none of the first five pages says something else than the report", () => {
    expect(firstPages().filter((id) => contradicts[place].includes(id))).toEqual([]);
  });

  test("a report that is not certain hides nothing", () => {
    const ids = (facts: [string, string][]) =>
      planEntries(content, channel, new Map(facts)).flatMap((entry) =>
        entry.kind === "check" ? [entry.check.id] : [],
      );
    const probable = ids([
      ["evidence", cause],
      ["sure", "probably"],
    ]);
    expect(probable.toSorted()).toEqual(ids([]).toSorted());
  });
});
