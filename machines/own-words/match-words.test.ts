import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseContent } from "../content/parsing/parse-content.ts";
import { normalForm } from "../input/normal-form.ts";
import { smallFiles } from "../testing/small-content.ts";
import { withoutCourtesies } from "./courtesy.ts";
import { learnWords } from "./learn-words.ts";
import { matchWords, mostMatches } from "./match-words.ts";
import { pack, unpack } from "./pack.ts";
import { tellingWords } from "./telling-words.ts";
import { packWeights, weightsOf } from "./word-index.ts";

const files = smallFiles();
const ids = [...files.keys()].flatMap((file) => /^checks\/([^/]+)\/en\.md$/.exec(file)?.[1] ?? []);
const [one = "", other = ""] = ids;
const said: [string, string][] = [
  [
    `checks/${one}/says/en.txt`,
    "# how people put it\nmy inbox is crammed with holiday pictures\npictures filled the inbox\n\n",
  ],
  [`checks/${other}/says/en.txt`, "the crocodile swallowed my telephone\nmy telephone was swallowed\n"],
];
const { content } = parseContent(new Map([...files, ...said]));
if (!content) throw new Error("the small content cannot be used");
const index = learnWords(content, "en");
const best = (text: string) => matchWords([index], text).matches[0]?.check;

describe("words lead to the check that such phrases stand at:", () => {
  test.each([
    ["pictures crammed my inbox", one],
    ["a crocodile has swallowed the telephones", other],
    ["CROCODILE swalowed telefone!!", other],
  ])("%s", (text, check) => expect(best(text)).toBe(check));
});

test("what speaks most for a check are its telling words, as they were typed", () => {
  expect(tellingWords(index, "And my poor TELEPHONE, what now?", other)).toEqual(["TELEPHONE"]);
  expect(tellingWords(index, "hello", other)).toEqual([]);
  expect(tellingWords(index, "a crocodile", "no-such-check")).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.constantFrom(...ids), (text, check) => {
      const words = tellingWords(index, text, check);
      expect(words.length).toBeLessThanOrEqual(2);
      for (const word of words) expect(text).toContain(word);
    }),
  );
});

test("greetings, thanks and calls for help change nothing, in any language", () => {
  const plain = matchWords([index], "my telephone was swallowed").matches;
  for (const text of [
    "Hello dear Sir, my telephone was swallowed. Please HELP, thank you!",
    "¡Hola! my telephone was swallowed, ayuda por favor, gracias",
    "السلام عليكم my telephone was swallowed شكرًا",
    "您好，my telephone was swallowed，谢谢",
  ])
    expect(matchWords([index], text).matches[0]?.check, text).toBe(plain[0]?.check);
  for (const text of [
    "Hallo, bitte Hilfe! Grüße",
    "¡Hola, ayuda, gracias!",
    "Bonjour, aidez, svp, merci",
    "Lütfen yardım, teşekkürler",
    "Здравствуйте, помогите, пожалуйста",
    "السلام عليكم شكرًا",
    "您好，谢谢",
    "こんにちは、助けてください",
  ])
    expect(withoutCourtesies(normalForm(text)), text).toBe("");
  expect(matchWords([index], "hello, please help").matches).toEqual(matchWords([index], "?").matches);
});

test("the same content gives the same index, and the same words the same matches", () => {
  expect(JSON.stringify(learnWords(content, "en"))).toBe(JSON.stringify(index));
  expect(matchWords([index], "crocodile")).toEqual(matchWords([learnWords(content, "en")], "crocodile"));
});

test("whatever is typed, there are at most five matches, best first, with scores that add up to at most 1", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const scores = matchWords([index], text).matches.map(({ score }) => score);
      expect(scores.length).toBeLessThanOrEqual(mostMatches);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test("words that say nothing give every check a lower score than words that say much", () => {
  const top = (text: string) => matchWords([index], text).matches[0]?.score ?? 0;
  expect(top("hello")).toBeLessThan(top("a crocodile swallowed my telephone"));
});

test("numbers come out of their packing as they went in", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300_000)), (numbers) => {
      expect(unpack(pack(numbers))).toEqual(numbers);
    }),
    { numRuns: 50 },
  );
});

test("weights come out of the index as they went in, in its steps", () => {
  const weights = [
    { bucket: 5, check: 1, value: -3 },
    { bucket: 5, check: 4, value: 1.5 },
    { bucket: 200_000, check: 0, value: 6 },
  ];
  const empty = { locale: "en", checks: [] };
  expect(weightsOf({ ...empty, ...packWeights(weights, 1.5) })).toEqual(
    new Map([
      [
        5,
        [
          { check: 1, value: -3 },
          { check: 4, value: 1.5 },
        ],
      ],
      [200_000, [{ check: 0, value: 6 }]],
    ]),
  );
});
