import { expect, test } from "vitest";
import { checkFile, smallContent, smallFiles } from "../../testing/small-content.ts";
import { countKinds, findDue, isDue } from "./due.ts";
import { type Claim, listClaims } from "./ledger.ts";
import { countLine, dueLines, ledgerLines } from "./ledger-lines.ts";

const makers = { provider: { gmail: ["google.com"], outlook: ["microsoft.com"] } };
const block = (braces: string, text = "1. Press **Spam**. Then look.\n2. Wait.") => `:::for{${braces}}\n${text}\n:::\n`;
const claimsOf = (body: string, keys: Record<string, string> = {}) =>
  listClaims(smallContent({ "checks/spam/en.md": checkFile(keys, body) }), makers);
const claim = (changes: Partial<Claim>): Claim => ({
  check: "spam",
  block: "provider=gmail",
  file: "checks/spam/en.md",
  line: 9,
  says: "Press Spam.",
  sources: [],
  kind: "general",
  reviewed: "2026-11",
  until: null,
  languages: ["en"],
  ...changes,
});

test("each block about a product says what it claims, where that was looked up, when, and in which languages it stands", () => {
  const source = "https://support.google.com/mail/answer/1";
  const content = smallContent({
    "settings.yaml": (smallFiles().get("settings.yaml") ?? "").replace("locales: [en]", "locales: [en, es]"),
    "checks/spam/en.md": checkFile({}, block(`provider=gmail reviewed=2026-03 until=2027-03 source="${source}"`)),
    "checks/spam/es.md": `---\ntitle: T\nquestion: P\n---\n${block("provider=gmail", "1. Mira.")}`,
  });
  expect(listClaims(content, makers)).toEqual([
    claim({
      line: 10,
      sources: [source],
      kind: "maker",
      reviewed: "2026-03",
      until: "2027-03",
      languages: ["en", "es"],
    }),
  ]);
});

test("a page of somebody else is another source, and so is that of another maker; without a page the steps are general", () => {
  const kindOf = (source: string) => claimsOf(block(`provider=gmail reviewed=2026-03${source}`))[0]?.kind;
  expect(kindOf(' source="https://google.com/x"')).toBe("maker");
  expect(kindOf(' source="https://notgoogle.com/x"')).toBe("other");
  expect(kindOf(' source="https://support.microsoft.com/x"')).toBe("other");
  expect(kindOf("")).toBe("general");
});

test("a check lists its own sources, and its month holds for blocks that do not say one", () => {
  const claims = claimsOf(`Look around.\n\n${block("provider=gmail")}`, { sources: "[000]", reviewed: "2026-05" });
  expect(claims).toMatchObject([
    { block: null, says: "Look around.", sources: ["000"], reviewed: "2026-05" },
    { block: "provider=gmail", reviewed: "2026-05" },
  ]);
});

test("wording for a channel is about no product, and a long first sentence is cut to a line", () => {
  expect(claimsOf(`1. Look.\n\n${block("channel=email")}`)).toEqual([]);
  const [long] = claimsOf(block("provider=gmail", `1. Look ${"and look ".repeat(30)}.`));
  expect(long?.says.length).toBeLessThanOrEqual(92);
  expect(long?.says).toMatch(/ …$/);
});

test("due are steps older than twelve months, without a month, and for what has ended; a block without a maker's page is only listed", () => {
  const old = claim({ reviewed: "2025-10" });
  const undated = claim({ reviewed: null });
  const ended = claim({ until: "2026-10" });
  const fresh = claim({ reviewed: "2025-11", until: "2026-11", kind: "maker" });
  const oldCheck = claim({ block: null, reviewed: "2025-01", kind: "other" });
  const due = findDue([old, undated, ended, fresh, oldCheck], "2026-11");
  expect(due).toEqual({
    old: [old, oldCheck],
    undated: [undated],
    ended: [ended],
    withoutMaker: [old, undated, ended],
  });
  expect(isDue(due)).toBe(true);
  expect(isDue(findDue([fresh, claim({})], "2026-11"))).toBe(false);
});

test("the ledger reads as a list: whom it is for, when, on what it rests, then the claim and its page", () => {
  const claims = [
    claim({ sources: ["https://support.google.com/1"], kind: "maker", until: "2027-03" }),
    claim({ reviewed: null }),
  ];
  expect(ledgerLines(claims).join("\n")).toMatch(
    /^spam {2}provider=gmail +2026-11 +maker's page +en +until 2027-03\n {4}Press Spam\.\n {4}https:\/\/support\.google\.com\/1\nspam {2}provider=gmail +no date +general +en\n {4}Press Spam\.$/,
  );
  expect(dueLines(findDue(claims, "2027-04")).join("\n")).toContain(
    "The product or version has ended: 1\n  checks/spam/en.md:9  provider=gmail  2027-03\n",
  );
  expect(countLine(claims)).toBe(
    "2 blocks about products: 1 with the maker's own page, 0 with another source, 1 general",
  );
  expect(countKinds(claims)).toEqual({ maker: 1, other: 0, general: 1 });
});
