import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { smallContent, smallFiles } from "../../testing/small-content.ts";
import { parseContent } from "../parsing/parse-content.ts";
import { formatProblem } from "../problem.ts";
import { looksCss, wholeLooksCss } from "./looks-css.ts";
import { colorNames, completePalette, contrastFaults, defaultPalettes, nearestReadable } from "./palette.ts";

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';
const looksOf = (text: string) => smallContent({ "brand/looks.yaml": text, "brand/logo.svg": drawing }).looks;
const problemsOf = (text: string, files: Record<string, string> = {}) =>
  parseContent(smallFiles({ "brand/looks.yaml": text, ...files })).problems.map(formatProblem);

describe("a site that sets no looks", () => {
  it("adds no byte to a page, and can be read", () => {
    const { looks } = smallContent();
    expect(looksCss(looks)).toBe("");
    expect(contrastFaults(looks.palettes.light)).toEqual([]);
    expect(contrastFaults(looks.palettes.dark)).toEqual([]);
    expect(looks).toMatchObject({ logo: null, icon: null, foot: [] });
  });
});

describe("one colour", () => {
  test("brings what belongs to it, and a page is told what differs, both for light and for dark", () => {
    const css = looksCss(looksOf('colors: { light: { accent: "#1D4ED8" }, dark: { accent: "#93b4ff" } }'));
    expect(css).toMatch(
      /^:root\{--color-wash:#\w{6};--color-accent:#1d4ed8;--color-accent-strong:#\w{6};--color-on-accent:#\w{6}\}@media/,
    );
    expect(css).toContain("@media (prefers-color-scheme:dark){:root{--color-wash:");
    expect(css).not.toContain("--color-ink");
  });

  test("given for light alone is not carried into the dark", () => {
    const css = looksCss(looksOf('colors: { light: { accent: "#1d4ed8" } }'));
    expect(css.split("prefers-color-scheme:dark")[1]).toContain(`--color-accent:${defaultPalettes.dark.accent}`);
  });

  test("of any kind gets a text on it that can be read", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const accent = `#${number.toString(16).padStart(6, "0")}`;
        const faults = contrastFaults(completePalette({ accent }, "light"));
        expect(faults.filter(({ name, on }) => name === "on-accent" && on === "accent")).toEqual([]);
      }),
    );
  });
});

describe("colours that people could not read are refused", () => {
  test("with the place, the figures and the nearest colour that works", () => {
    expect(problemsOf('colors:\n  light: { accent: "#3fb6ff" }')).toContainEqual(
      expect.stringMatching(
        /^brand\/looks\.yaml:2:20 {2}colors\.light\.accent: #3fb6ff on canvas \(#fbfaf7\), surface \(#ffffff\), wash \(#\w{6}\) has a contrast of 2(\.\d)?, and 4\.5 is the least that people can read; the nearest colour that works: "#\w{6}"$/,
      ),
    );
  });

  test("in the dark as well", () => {
    expect(problemsOf('colors: { dark: { ink: "#202020" } }').join("\n")).toMatch(
      /colors\.dark\.ink: #202020 on canvas/,
    );
  });

  test("and the colour that is named instead is taken, whatever the colour was", () => {
    const any = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);
    const names = fc.constantFrom("accent" as const, "quiet" as const, "outline" as const);
    fc.assert(
      fc.property(any, names, fc.constantFrom("light" as const, "dark" as const), (color, name, scheme) => {
        const given = { [name]: color };
        if (contrastFaults(completePalette(given, scheme)).length === 0) return;
        const nearest = nearestReadable(given, scheme, name);
        expect(contrastFaults(completePalette({ [name]: nearest ?? "" }, scheme))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("each once, on everything it stands on", () => {
    expect(problemsOf('colors: { light: { accent: "#ffe08a" } }')).toHaveLength(1);
  });
});

test("a link in the foot is there in every language, in the source language where it is not translated", () => {
  const { looks } = smallContent({ "brand/looks.yaml": "foot: [{ href: https://a.example/x, label: { en: Terms } }]" });
  expect(looks.foot).toEqual([{ href: "https://a.example/x", label: new Map([["en", "Terms"]]) }]);
});

test("all of the looks can be had by other pages, with rounding and font", () => {
  const css = wholeLooksCss(looksOf("radius: 4px\nfont: '\"Inter\",  system-ui'"));
  for (const name of colorNames) expect(css).toContain(`--color-${name}:`);
  expect(css).toContain('--radius-control:4px;--font-sans:"Inter", system-ui}');
});

test("a drawing may paint with its own parts, with styles and with a picture in it", () => {
  const inner = `<style>path { fill: url( "#a" ) }</style><use href=" #b"/><image href="data:image/png;base64,AA=="/>`;
  const files = { "brand/logo.svg": drawing.replace("<path", `${inner}<path fill="url(#a)"`) };
  expect(problemsOf("", files)).toEqual(problemsOf(""));
});

describe("what an editor may mistype is named with what would be right:", () => {
  test.each([
    ["colors: { light: { acent: '#000000' } }", /unknown key "acent".*"accent"/],
    ["colors: { light: { accent: teal } }", /colors\.light\.accent: write a colour as "#" and six digits/],
    [
      "colors:\n  light: { accent: #1d4ed8 }",
      /looks\.yaml:2:20 {2}a # begins a comment here; put the colour in quotes: "#1d4ed8"/,
    ],
    ["colors:\n  light:\n    accent: #1d4ed8", /looks\.yaml:3:13 {2}a # begins a comment here/],
    ["radius: 2em", /radius: write pixels/],
    ["radius: 40px", /radius: write pixels, from 0px to 28px/],
    ["radius: 28.9px", /radius: write pixels, from 0px to 28px/],
    ["font: '\"Inter, sans-serif'", /font: write names of fonts with commas/],
    ["font: Inter', sans-serif", /font: write names of fonts with commas/],
    ["font: 8bit Wonder, monospace", /font: write names of fonts.*in double quotes/],
    ["font: Inter,, sans-serif", /font: write names of fonts with commas/],
    ["font: Inter", /font: must end with one of system-ui/],
    ["font: 'a;}body{display:none, serif'", /font: write names of fonts with commas/],
    ["logo: { file: ../settings.yaml }", /logo\.file: name a file of content\/brand/],
    ["logo: { file: logos.svg }", /logo\.file: there is no file brand\/logos\.svg.*logo\.svg/],
    ["logo: { file: logo.svg, dark: night.svg }", /logo\.dark: there is no file brand\/night\.svg/],
    ["foot: [{ href: javascript:alert(1), label: { en: x } }]", /foot\.0\.href: must be a web address/],
    ["foot: [{ href: https://a.example, label: { de: x } }]", /the text in "en" is missing/],
    [
      "foot: [{ href: https://a.example, label: { en: x, xx: y } }]",
      /foot\.0\.label\.xx: the language is not in settings/,
    ],
  ])("%s", (text, message) => {
    expect(problemsOf(text, { "brand/logo.svg": drawing }).join("\n")).toMatch(message);
  });

  test.each([
    ["a PNG in disguise", "\uFFFDPNG\0", /a picture of another kind/],
    ["a text in disguise", "hello", /this is no SVG drawing/],
    ["a drawing that cannot grow", drawing.replace(' viewBox="0 0 1 1"', ""), /has no viewBox/],
    ["a drawing without its namespace", drawing.replace(/ xmlns="[^"]*"/, ""), /needs xmlns/],
    ["a script", drawing.replace("<path", "<script>1</script><path"), /holds a script/],
    ["a handler", drawing.replace("<path", '<path onload="x()"'), /holds a script/],
    [
      "a file from elsewhere",
      drawing.replace("<path", '<image href="https://a.example/x.png"/><path'),
      /loads something else/,
    ],
    [
      "a file from elsewhere, with blanks around the sign",
      drawing.replace("<path", "<image href = 'https://a.example/x.png'/><path"),
      /loads something else/,
    ],
    [
      "a font from elsewhere",
      drawing.replace("<path", "<style>@import 'https://a.example/f.css';</style><path"),
      /loads something else/,
    ],
    ["a paint from elsewhere", drawing.replace("<path", '<path fill="url(//a.example/p.svg#a)"'), /loads something/],
    ["a handler behind a slash", drawing.replace("<path", "<g/onload = 'x()'/><path"), /holds a script/],
    ["a photo", drawing.replace("h1", "h1".repeat(20_000)), /30000 at most/],
  ])("%s", (_what, text, message) => {
    expect(problemsOf("", { "brand/logo.svg": text }).join("\n")).toMatch(message);
  });
});
