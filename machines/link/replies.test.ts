import { describe, expect, test } from "vitest";
import { parseContent } from "../content/parsing/parse-content.ts";
import { smallContent, smallFiles } from "../testing/small-content.ts";
import { replyTexts, spelled } from "./replies.ts";

const spell = "spell: { dot: dot, slash: slash, dash: dash }\n";
const replies = `chat: "Look: {{link}}"\nemail: "{{brand.name}}: {{link}}, {{step}}"\nphone: "{{short}}, {{spelled}}"\n${spell}`;
const values = { link: "https://a.example/en/x/from.support", short: "https://a.example/en/x", step: "Is it full?" };

describe("saved replies", () => {
  test("are filled with the link, its first page and the values of the settings", () => {
    expect(replyTexts(smallContent({ "replies/en.yaml": replies }), "en", values)).toEqual({
      chat: "Look: https://a.example/en/x/from.support",
      email: "Kestrel: https://a.example/en/x/from.support, Is it full?",
      phone: "a.example/en/x, A dot E-X-A-M-P-L-E slash E-N slash X",
    });
  });

  test("are the bare address where the editors wrote none", () => {
    expect(replyTexts(smallContent(), "en", values)).toEqual({
      chat: values.link,
      email: values.link,
      phone: "a.example/en/x",
    });
  });

  test("spell every character of an address", () => {
    expect(spelled("a.b/c-d", { dot: "punto", slash: "barra", dash: "guion" })).toBe("A punto B barra C guion D");
  });

  test.each([
    ["without its link", replies.replace("Look: {{link}}", "Look."), 1, "{{link}} nowhere"],
    ["with a value that nobody fills in", replies.replace("{{step}}", "{{steps}}"), 2, "unknown value {{steps}}"],
    ["that is missing", replies.replace(/^phone.*\n/m, ""), 1, "phone"],
  ])("a text %s is an error with its line", (_, text, line, message) => {
    const { content, problems } = parseContent(smallFiles({ "replies/en.yaml": text }));
    expect(content).toBeNull();
    expect(problems).toContainEqual(
      expect.objectContaining({ file: "replies/en.yaml", line, message: expect.stringContaining(message) }),
    );
  });
});
