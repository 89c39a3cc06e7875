import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownFrame } from "./known-frame.js";

describe("the frame that a browser shows already", () => {
  it("is one value for every page of a language", () => {
    const known = knownFrame(state({ page: "email/sign" }), "/en/email/spam-folder");
    expect(known).toBeDefined();
    expect(knownFrame(state({ page: "sms/sign/a.b", mark: null }), "/en/email/spam-folder")).toBe(known);
    expect(knownFrame(state({ page: "email" }), "/en")).toBe(known);
  });

  it("is not that of another language", () => {
    expect(knownFrame(state({ page: "email/sign" }), "/de/email/sign")).toBeUndefined();
  });

  it.each(["refetch", "inside-shared-layout", "metadata-only"])("is asked for anew where the state says %s", (mark) => {
    expect(knownFrame(state({ frame: mark }), "/en/email")).toBeUndefined();
    expect(knownFrame(state({ root: mark }), "/en/email")).toBeUndefined();
  });

  it("is never known from a state that Next cannot read, and nothing of one reaches Next", () => {
    const anything = fc.oneof(fc.string(), fc.json().map(encodeURIComponent));
    fc.assert(fc.property(anything, (text) => knownFrame(text, "/en/email") === undefined));
    for (const text of ["", "%", "null", "%5B%5D", "[[],{}]", '["",{"children":"en"}]', '["",null]'])
      expect(knownFrame(text, "/en/email"), text).toBeUndefined();
  });
});

/** As Next 16.4.6 sends it. */
function state({ page = "", root = null, frame = null, mark = "refetch" }: Record<string, string | null>) {
  const inner = { children: [["path", page, "c", null], { children: ["__PAGE__", {}] }, null, mark] };
  const outer = { children: [["locale", "en", "d", null], inner, null, frame, 16] };
  return encodeURIComponent(JSON.stringify(["", outer, null, root, 16]));
}
