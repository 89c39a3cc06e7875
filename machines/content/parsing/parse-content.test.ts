import { describe, expect, test } from "vitest";
import { checkFile, smallFiles } from "../../testing/small-content.ts";
import { formatProblem } from "../problem.ts";
import { parseContent } from "./parse-content.ts";

const check = (keys: Record<string, string>, body?: string) => ({ "checks/spam/en.md": checkFile(keys, body) });
const incidentFile = (from: string, body = "Wait.") =>
  `---\ntitle: Late\nchannel: sms\nfrom: ${from}\nuntil: 2026-12-01T00:00Z\n---\n${body}\n`;
const facts = (old: string, changed: string) => ({
  "facts.yaml": (smallFiles().get("facts.yaml") ?? "").replace(old, changed),
});
const problemsOf = (changes: Record<string, string | null>) =>
  parseContent(smallFiles(changes)).problems.map(formatProblem);

test("the small site is fine", () => {
  expect(problemsOf({})).toEqual([]);
});

describe("an editor's mistake is named with file, line and column, and with what would be right", () => {
  test.each<[string, Record<string, string | null>, RegExp]>([
    ["unknown key", check({ lable: "x" }), /^checks\/spam\/en\.md:9:1 {2}unknown key "lable".*Known: title, /],
    [
      "unknown key inside an answer",
      check({ answers: "[{ id: a, lable: A, effect: not-it }]" }),
      /en\.md:8:20 {2}unknown key "lable"; did you mean "label"\?/,
    ],
    [
      "misspelt likelihood",
      check({ likelihood: "comon" }),
      /en\.md:6:13 {2}likelihood: must be one of rare, sometimes, common, very-common, not "comon"; did you mean "common"\?/,
    ],
    [
      "misspelt likelihood of one channel",
      check({ likelihood: "{ email: comon }" }),
      /en\.md:6:22 {2}likelihood\.email: must be one of .*, not "comon"; did you mean "common"\?/,
    ],
    [
      "likelihood of a channel the check is not for",
      check({ likelihood: "{ email: rare, sms: common }" }),
      /en\.md:6:28 {2}likelihood: the check is not for sms/,
    ],
    [
      "likelihood of one channel only",
      check({ channels: "[email, sms]", likelihood: "{ email: rare }" }),
      /en\.md:6:13 {2}likelihood: sms is missing; write one of rare/,
    ],
    [
      "likelihood of a channel that does not exist",
      check({ likelihood: "{ emial: rare }" }),
      /en\.md:6:15 {2}unknown key "emial"; did you mean "email"\?/,
    ],
    [
      "missing effect",
      check({ answers: "[{ id: a, label: A }]" }),
      /en\.md:8:11 {2}answers\.0\.effect: is missing; write one of solved, fixed/,
    ],
    [
      "missing title",
      { "checks/spam/en.md": checkFile().replace("title: A title\n", "") },
      /en\.md:2:1 {2}title: is missing/,
    ],
    [
      "unknown fact",
      check({ when: "{ provder: [gmail] }" }),
      /en\.md:9:9 {2}unknown fact "provder"; did you mean "provider"\?/,
    ],
    [
      "unknown value of a fact",
      check({ when: "{ not: { provider: [gmial] } }" }),
      /en\.md:9:27 {2}unknown provider "gmial"; did you mean "gmail"\?/,
    ],
    [
      "unknown evidence",
      check({ "raised-by": "[deliverd]" }),
      /en\.md:9:13 {2}unknown evidence "deliverd"; did you mean "delivered"\?/,
    ],
    [
      "unknown value under very-common-with",
      check({ "very-common-with": "{ provider: [gmial] }" }),
      /en\.md:9:32 {2}unknown provider "gmial"; did you mean "gmail"\?/,
    ],
    [
      "unknown fact in a block",
      check({}, ":::for{provder=gmail}\n1. Look.\n:::"),
      /en\.md:10:1 {2}unknown fact "provder"/,
    ],
    [
      "a block that is never closed",
      check({}, ":::for{provider=gmail}\n1. Look."),
      /en\.md:10:1 {2}this :::for block is not closed/,
    ],
    ["a misspelt block", check({}, ":::fro{provider=gmail}\n1. Look.\n:::"), /en\.md:10:1 {2}unknown block ":::fro"/],
    [
      "a block whose brace is never closed",
      check({}, ":::for{provider=gmail\n1. Look.\n:::"),
      /en\.md:10:1 {2}this ::: begins no block; write :::for\{fact=value\}/,
    ],
    [
      "a block with spaces in its name",
      check({}, "::: for {provider=gmail}\n1. Look.\n:::"),
      /en\.md:10:1 {2}this ::: begins no block/,
    ],
    [
      "the same block twice",
      check({}, ":::for{provider=gmail}\n1. Look.\n:::\n:::for{provider=gmail}\n1. See.\n:::"),
      /en\.md:13:1 {2}an earlier block has the same conditions; keep one of the two/,
    ],
    ["otherwise without for", check({}, ":::otherwise\n1. Look.\n:::"), /en\.md:10:1 {2}:::otherwise must follow/],
    [
      "policy value that does not exist",
      check({}, "1. Wait {{policy.email.lif}}."),
      /en\.md:10:9 {2}unknown value \{\{policy\.email\.lif\}\}; did you mean "policy\.email\.life"\?/,
    ],
    ["policy value in a label", check({ title: '"{{policy.sms.lfe}}"' }), /en\.md:2:8 {2}unknown value/],
    ["half a placeholder", check({}, "1. Wait {{policy.email.life}."), /en\.md:10:9 {2}a value is written/],
    ["one brace instead of two", check({}, "1. Wait {policy.email.life}."), /en\.md:10:9 {2}a value is written/],
    ["HTML in the body", check({}, "1. Look.\n\n<script>alert(1)</script>"), /en\.md:12:1 {2}HTML is not allowed/],
    ["HTML inside a line", check({}, "1. Look <b>here</b>."), /en\.md:10:9 {2}HTML is not allowed/],
    ["HTML in a title", check({ title: "Look <b>here</b>" }), /en\.md:2:8 {2}HTML is not allowed/],
    [
      "a link that runs a script",
      check({}, "[x](javascript:alert(1))"),
      /en\.md:10:1 {2}"javascript:alert\(1\)" is not a web address/,
    ],
    [
      "a link to a check that does not exist",
      check({}, "1. Look.\n2. See [it](/email/all#ful)."),
      /en\.md:11:8 {2}the link "\/email\/all#ful" leads nowhere: no check of this channel is called "ful"; did you mean "full"\?$/,
    ],
    [
      "a link to a check of another channel",
      check({}, "See [it](/email/all#signal)."),
      /en\.md:10:5 {2}the link .* leads nowhere; the check "signal" is for sms/,
    ],
    [
      "a link to a check as if it were a page",
      check({}, "See [it](/email/full)."),
      /en\.md:10:5 {2}the link .* a check is found under "\/email\/all#full"/,
    ],
    [
      "a link to a check with something nobody can know",
      check({}, "See [it](/email/full/symptom.refusd)."),
      /en\.md:10:5 {2}the link .* a check is found under "\/email\/all#full"/,
    ],
    ["an anchor alone", check({}, "See [it](#full)."), /a check is found under "\/email\/all#full"/],
    [
      "a link to a page that does not exist",
      { "pages/help/en.md": "---\ntitle: Help\nquestion: Help?\n---\nSee [it](/hlp).\n" },
      /^pages\/help\/en\.md:5:5 {2}the link "\/hlp" leads nowhere; did you mean "\/help"\?/,
    ],
    [
      "a link with a language",
      { "contacts/chat/en.md": "---\ntitle: A\naction: B\nurl: sign-in\n---\nSee [it](/en/help).\n" },
      /^contacts\/chat\/en\.md:6:5 {2}the link "\/en\/help" leads nowhere; leave out the language: "\/help"/,
    ],
    [
      "a link without an address",
      check({}, "See [it][there]."),
      /en\.md:10:5 {2}the link \[it\]\[there\] has no address/,
    ],
    [
      "a space before the address of a link",
      check({}, "See [it] (https://a.example/)."),
      /en\.md:10:5 {2}the link \[it\] \(https:\/\/a\.example\/\) has no address/,
    ],
    ["an address with a space", check({}, "See [it](https://a b.com)."), /en\.md:10:5 {2}the link .* has no address/],
    ["a link over an open line", check({}, "See [it](http://kestrel.example)."), /can be read on the way; write https/],
    ["a text to no number", check({}, "Send [it](sms:KESTREL)."), /is not a phone number; write sms:\+1/],
    [
      "an unknown value inside a link",
      check({}, "See [it](https://a.example/?q={{senders.mail}})."),
      /unknown value \{\{senders\.mail\}\}/,
    ],
    ["an address without a host", check({}, "See [it](https://kestrel)."), /"https:\/\/kestrel" has no full host name/],
    [
      "a source that is not an address",
      check({ sources: '[000, "htp:/x"]' }),
      /en\.md:9:16 {2}"htp:\/x" is not a web address/,
    ],
    [
      "a link to a value that does not exist",
      check({}, "See [it]({{brand.stats}})."),
      /en\.md:10:5 {2}unknown value \{\{brand\.stats\}\}; did you mean "brand\.status"\?/,
    ],
    [
      "the month of a block in words",
      check({}, ":::for{provider=gmail reviewed=November}\n1. Look.\n:::"),
      /en\.md:10:1 {2}reviewed: write year and month, like 2026-11, not "November"/,
    ],
    [
      "the source of a block without an address",
      check({}, ':::for{provider=gmail source="Gmail help"}\n1. Look.\n:::'),
      /en\.md:10:1 {2}source: "Gmail help" is not a web address/,
    ],
    [
      "the source of a block over an open line",
      check({}, ':::for{provider=gmail source="http://help.example.com/spam"}\n1. Look.\n:::'),
      /en\.md:10:1 {2}source: "http:\/\/help\.example\.com\/spam" is not a web address; write https/,
    ],
    ["a picture", check({}, "![x](https://a.example/x.png)"), /en\.md:10:1 {2}pictures are not allowed/],
    ["a second main heading", check({}, "# Big"), /en\.md:10:1 {2}the page already has its main heading/],
    ["no text at all", check({}, ""), /en\.md:10:1 {2}the text is missing/],
    ["no front matter", { "checks/spam/en.md": "Just text." }, /en\.md:1:1 {2}the file must begin with front matter/],
    [
      "a quote that is never closed",
      check({ title: '"never closed' }),
      /en\.md:\d+:\d+ {2}YAML: a quotation mark before here is never closed/,
    ],
    ["the same key twice", check({ title: "A\ntitle: B" }), /en\.md:3:1 {2}YAML: this key is there twice/],
    [
      "a colon in a text without quotes",
      check({ title: "Spam: look there" }),
      /en\.md:2:8 {2}YAML: either a text has a colon in it and needs quotes/,
    ],
    [
      "a text that begins with a star",
      check({ title: "*Important" }),
      /en\.md:2:8 {2}YAML: a text that begins with \* needs quotes, like "\*Important"/,
    ],
    [
      "a text that begins with @",
      check({ title: "@work" }),
      /en\.md:2:8 {2}YAML: a text cannot begin with this character/,
    ],
    ["a tab", check({ sources: "\n\t- 000" }), /en\.md:10:1 {2}YAML: a tab stands before the text; use spaces/],
    [
      "a missing space after a colon",
      check({ title: "A\nplace:phone" }),
      /en\.md:3:1 {2}YAML: this is not a key with a value/,
    ],
    [
      "a comma in a label without quotes",
      check({ answers: "[{ id: a, label: Yes, it is, effect: not-it }]" }),
      /en\.md:8:32 {2}unknown key "it is"; a text with a comma in it needs quotes/,
    ],
    ["a text in curly quotes", check({ title: "“Look there”" }), /en\.md:2:8 {2}YAML: these curly quotes are letters/],
    [
      "a label in curly quotes, with a comma",
      check({ answers: "[{ id: a, label: “Yes, it is”, effect: not-it }]" }),
      /en\.md:8:27 {2}YAML: these curly quotes are letters/,
    ],
    ["a text in German quotes", check({ title: "„Da sehen“" }), /en\.md:2:8 {2}YAML: these curly quotes/],
    [
      "curly quotes around the values of a block",
      check({}, ":::for{provider=“gmail outlook”}\nText.\n:::"),
      /en\.md:10:1 {2}these curly quotes are letters/,
    ],
    [
      "a curly quote around one value of a block",
      check({}, ":::for{provider=“gmail”}\nText.\n:::"),
      /en\.md:10:1 {2}these curly quotes are letters/,
    ],
    [
      "words behind a block's braces, with an apostrophe",
      check({}, ":::for{provider=gmail} Don’t look.\nText.\n:::"),
      /en\.md:10:1 {2}this ::: begins no block/,
    ],
    [
      "one word where a list is due",
      check({ channels: "email" }),
      /en\.md:4:11 {2}channels: must be a list, like \[a, b\]/,
    ],
    [
      "references that multiply without end",
      check({
        title:
          "A\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]",
      }),
      /en\.md:1:1 {2}YAML: the references \(\*name\) cannot be followed/,
    ],
    [
      "the same answer twice",
      check({ answers: "[{ id: a, label: A, effect: not-it }, { id: a, label: B, effect: not-it }]" }),
      /the answer id "a" is used twice/,
    ],
    [
      "an answer id with a capital",
      check({ answers: "[{ id: A, label: A, effect: not-it }]" }),
      /en\.md:8:17 {2}answers\.0\.id: use only a-z, 0-9 and -/,
    ],
    ["a check that never leads on", check({ answers: "[{ id: a, label: A, effect: solved }]" }), /no answer leads on/],
    [
      "an effort in words",
      check({ effort: "half a minute" }),
      /en\.md:7:9 {2}effort: "half a minute" is not a duration/,
    ],
    [
      "a folder name with a capital",
      { "checks/Spam/en.md": checkFile() },
      /checks\/Spam\/en\.md:1:1 {2}"Spam" cannot be an id/,
    ],
    [
      "an alias that is another check",
      check({ aliases: "[full]" }),
      /checks\/spam\/en\.md:9:11 {2}the id "full" is taken by the check "full"/,
    ],
    [
      "a check with the name of a fact",
      { "checks/provider/en.md": checkFile() },
      /the id "provider" is taken by the fact/,
    ],
    ["a check with a reserved name", { "checks/help/en.md": checkFile() }, /"help" has another meaning in links/],
    ...["several", "new-code", "others"].map((id): [string, Record<string, string>, RegExp] => [
      `a check called as outcomes are counted (${id})`,
      { [`checks/${id}/en.md`]: checkFile() },
      /has another meaning in links or counts/,
    ]),
    [
      "a file in the wrong place",
      { "checks/spam.md": checkFile() },
      /checks\/spam\.md:1:1 {2}no file of this name is expected/,
    ],
    ["a missing page", { "pages/help/en.md": null }, /pages\/help\/en\.md:1:1 {2}the file is missing/],
    ["no way to a human", { "contacts/chat/en.md": null }, /at least one way to a human/],
    ["a channel without a check", { "checks/clock/en.md": null }, /no check is for the channel "authenticator"/],
    [
      "a language the site does not have",
      { "checks/spam/fr.md": checkFile() },
      /checks\/spam\/fr\.md:1:1 {2}the language "fr" is not in settings/,
    ],
    [
      "a page in a language the site does not have",
      { "pages/help/fr.md": "---\ntitle: Aide\nquestion: Aide ?\n---\nTexte.\n" },
      /pages\/help\/fr\.md:1:1 {2}the language "fr" is not in settings/,
    ],
    [
      "a day that does not exist",
      { "incidents/late.md": incidentFile("2026-02-30T14:00Z") },
      /incidents\/late\.md:4:7 {2}from: write day, time and zone/,
    ],
    [
      "a dead link in an incident",
      { "incidents/late.md": incidentFile("2026-02-20T14:00Z", "See [it](/hlp).") },
      /incidents\/late\.md:7:5 {2}the link "\/hlp" leads nowhere/,
    ],
    [
      "a country that is called otherwise",
      { "incidents/late.md": incidentFile("2026-02-20T14:00Z").replace("channel", "countries: [UK]\nchannel") },
      /incidents\/late\.md:3:13 {2}"UK" is not a country; write two capital letters like GB for the United Kingdom/,
    ],
    [
      "another way to ask for a fact",
      facts("ask: tab", "ask: tabs"),
      /facts\.yaml:3:8 {2}provider\.ask: must be one of step, tab, never/,
    ],
    [
      "the same value of a fact twice",
      facts("id: outlook", "id: gmail"),
      /facts\.yaml:4:55 {2}.*"gmail" stands there twice/,
    ],
    [
      "a value of a fact without a text",
      facts("en: Outlook", "es: Outlook"),
      /facts\.yaml:4:71 {2}.* has no text in en/,
    ],
    [
      "a fact in a language the site does not have",
      facts("{ en: Outlook }", "{ en: Outlook, ess: Outlook }"),
      /facts\.yaml:4:86 {2}the language "ess" is not in settings\.yaml/,
    ],
    [
      "an implied value that does not exist",
      facts("id: outlook,", "id: outlook, implies: { symptom: refuse },"),
      /facts\.yaml:4:84 {2}provider: "outlook" implies symptom\.refuse, which is not known here/,
    ],
    [
      "a file that is not in UTF-8",
      { "checks/spam/en.md": checkFile({ title: "Caf\uFFFD" }) },
      /en\.md:2:11 {2}there is a letter here that is not in UTF-8/,
    ],
    [
      "a file in UTF-16",
      { "checks/spam/en.md": [...checkFile()].join("\0") },
      /en\.md:1:2 {2}there is a letter here that is not in UTF-8/,
    ],
    [
      "a file that got out of hand",
      check({}, "1. Look.\n".repeat(10_000)),
      /checks\/spam\/en\.md:1:1 {2}the file has \d+ characters, and 50000 at most are read/,
    ],
    [
      "an apostrophe that hides a value of the interface",
      {
        "interface/en.yaml": (smallFiles().get("interface/en.yaml") ?? "").replace(/^( +email: ).*$/m, `$1"the '{x}"`),
      },
      /interface\/en\.yaml:\d+:\d+ {2}step\..*: an apostrophe ' before a brace makes it plain text/,
    ],
    [
      "a list with another ending",
      { "scenarios/mine.yml": "[]" },
      /scenarios\/mine\.yml:1:1 {2}no file of this name is expected/,
    ],
    [
      "a language that nothing can be written in",
      { "settings.yaml": (smallFiles().get("settings.yaml") ?? "").replace("[en]", "[en, english-language]") },
      /settings\.yaml:2:15 {2}locales\.1: write the short name of a language, like en or pt-br/,
    ],
    ["settings that are gone", { "settings.yaml": null }, /settings\.yaml:1:1 {2}the file is missing/],
    ["a place that does not exist", check({ place: "kitchen" }), /en\.md:5:8 {2}place: must be one of mailbox/],
    [
      "an interface text that is gone",
      { "interface/en.yaml": "step: {}" },
      /interface\/en\.yaml:1:1 {2}page: is missing/,
    ],
    [
      "a scenario with an unknown key",
      { "scenarios/a.yaml": "- promise: x\n  given: { channel: email }\n  expct: {}\n" },
      /scenarios\/a\.yaml:3:3 {2}unknown key "expct"/,
    ],
  ])("%s", (_name, changes, expected) => {
    const problems = problemsOf(changes);
    expect(problems.join("\n")).toMatch(new RegExp(expected.source, "m"));
    expect(parseContent(smallFiles(changes)).content).toBeNull();
  });
});

test("every fault of a file is reported, not only the first", () => {
  const problems = problemsOf(check({ likelihood: "x", effort: "y" }, "<b>z</b> {{no}}"));
  expect(problems).toHaveLength(5);
});

describe("a drawing", () => {
  const body = (drawing: string) => `Look there.\n\n${drawing}1. Open **Spam**.`;

  test.each([
    ["spam-foldr", /en\.md:12:1 {2}unknown drawing "spam-foldr"; did you mean "spam-folder"\?/],
    ["", /unknown drawing ""/],
  ])("%j is refused: there is none of that name", (name, message) => {
    expect(problemsOf(check({}, body(`::drawing{name="${name}"}\n\n`))).join()).toMatch(message);
  });

  test("is named on a line of its own, once", () => {
    expect(problemsOf(check({}, body("See :drawing{name=spam-folder}.\n\n"))).join()).toMatch(/on a line of its own/);
    const twice = "::drawing{name=spam-folder}\n\n".repeat(2);
    expect(problemsOf(check({}, body(twice))).join()).toMatch(/one drawing is enough here/);
  });

  test("is no text: a translation is not older for it, and has none of its own", () => {
    const stampOf = (text: string) => parseContent(smallFiles(check({}, text))).content?.checks.get("spam")?.stamp;
    expect(stampOf(body("::drawing{name=spam-folder}\n\n"))).toBe(stampOf(body("")));
    const translated = problemsOf(twoLanguages(spanish("::drawing{name=spam-folder}\n\n1. Mire.")));
    expect(translated.join("\n")).toMatch(/::drawing\{name=spam-folder\} stands in en\.md only/);
  });
});

test("words with a colon stay words", () => {
  expect(problemsOf(check({}, "1. Open Settings:Filters at 14:30."))).toEqual([]);
});

const twoLanguages = (translation: string, keys: Record<string, string> = {}, body?: string) => ({
  "settings.yaml": (smallFiles().get("settings.yaml") ?? "").replace("locales: [en]", "locales: [en, es]"),
  "checks/spam/en.md": checkFile(keys, body),
  "checks/spam/es.md": translation,
});
const spanish = (body: string) => `---\ntitle: T\nquestion: P\n---\n${body}\n`;

test("what an editor notes about a block stands in the source file only, and makes no translation stale", () => {
  const block = (notes: string) => `:::for{provider=gmail${notes}}\n1. Look.\n:::`;
  const stampOf = (notes: string) =>
    parseContent(smallFiles({ "checks/spam/en.md": checkFile({}, block(notes)) })).content?.checks.get("spam")?.stamp;
  expect(stampOf(' until=2027-03 reviewed=2026-11 source="https://support.google.com/x?y=1"')).toBe(stampOf(""));
  expect(stampOf("")).toMatch(/^[0-9a-f]{8}$/);

  const inBoth = problemsOf(twoLanguages(spanish(block(" reviewed=2026-11")), {}, block("")));
  expect(inBoth.join("\n")).toMatch(/es\.md:5:1 {2}"reviewed", "source" and "until" of a block stand in en\.md only/);
  expect(problemsOf({ "checks/spam/en.md": checkFile({}, block(" until=soon")) }).join("\n")).toContain(
    'until: write year and month, like 2026-11, not "soon"',
  );
});

test("a translation that lacks a block of its source is named", () => {
  const problems = problemsOf(twoLanguages(spanish("1. Mira."), {}, ":::for{provider=gmail}\n1. Look.\n:::"));
  expect(problems.join("\n")).toContain("the block :::for{provider=gmail} of en.md is missing here");
});

test("a translation that lacks the label of an answer is named", () => {
  expect(problemsOf(twoLanguages(spanish("1. Mira."))).join("\n")).toContain(
    'warning: the answer "yes" of en.md is missing here; people see the first language instead',
  );
});

test("Windows line endings change nothing: no fault, and no translation is older for it", () => {
  const stampOf = (text: string) =>
    parseContent(smallFiles({ "checks/spam/en.md": text })).content?.checks.get("spam")?.stamp;
  expect(stampOf(checkFile({}, "1. Look.\n2. See."))).toMatch(/^[0-9a-f]{8}$/);
  expect(stampOf(checkFile({}, "1. Look.\n2. See.").replaceAll("\n", "\r\n"))).toBe(
    stampOf(checkFile({}, "1. Look.\n2. See.")),
  );
});

test("curly quotes inside a text are text", () => {
  expect(problemsOf(check({ title: "“Spam” or “Junk”" }))).toEqual([]);
  expect(problemsOf(check({ title: '"“Spam”"' }))).toEqual([]);
});

describe("a draft", () => {
  const draft = (text: string) => parseContent(smallFiles({ "checks/new-one/en.md": text }));

  test("is not live, and its translations are not missed", () => {
    const { content, problems } = draft(checkFile({ draft: "true" }));
    expect(content?.checks.has("new-one")).toBe(false);
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/new-one\/en\.md:1:1 {2}warning: a draft: it is not live/),
    ]);
  });

  test("that is broken keeps nothing else from going live, and says what is wrong with it", () => {
    const { content, problems } = draft(checkFile({ draft: "true", lable: "x" }));
    expect(content?.checks.size).toBe(parseContent(smallFiles()).content?.checks.size);
    expect(problems.map(formatProblem).join("\n")).toMatch(/warning: unknown key "lable"/);
  });

  test("is live once the line is gone", () => {
    expect(draft(checkFile()).content?.checks.has("new-one")).toBe(true);
  });
});
