import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noteFaults, noteFragment, readNote } from "./note.ts";

describe("a note from support", () => {
  test("comes out as it went in, as one line of plain text", () => {
    for (const note of [
      "Ask for Ann.",
      "<script>alert(1)</script>",
      "اتصل بنا اليوم",
      "请找小王",
      "50% & more # of it",
    ])
      expect(readNote(noteFragment(note))).toBe(note);
    expect(readNote(noteFragment("two\nlines\u202E and a turn"))).toBe("two lines and a turn");
  });

  test.each([
    ["482913 is it", "code"],
    ["٤٨٢٩١٣", "code"],
    ["see https://evil.example/a", "link"],
    ["x".repeat(281), "long"],
  ])("is refused, also where somebody writes it into the address: %s", (note, refused) => {
    expect(noteFaults(note).refused).toBe(refused);
    expect(readNote(`#note=${encodeURIComponent(note)}`)).toBeNull();
  });

  test("is asked about where it looks like an address or a number, and shown all the same", () => {
    expect(noteFaults("ann@mail.example or +49 170 1234567")).toEqual({ refused: null, warned: ["address", "number"] });
    expect(readNote(noteFragment("ann@mail.example"))).toBe("ann@mail.example");
  });

  test("of any letters breaks nothing", () => {
    fc.assert(fc.property(fc.string(), (fragment) => void readNote(`#${fragment}`)));
    fc.assert(fc.property(fc.string(), (fragment) => void readNote(`#note=${fragment}`)));
  });
});
