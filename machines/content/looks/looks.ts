import { z } from "zod";
import { colorNames, type Palette, type Scheme } from "./palette.ts";

const color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'write a colour as "#" and six digits from 0-9 and a-f, in quotes: "#0b5f58"')
  .transform((text) => text.toLowerCase());
const colors = z.strictObject(Object.fromEntries(colorNames.map((name) => [name, color.optional()])));

const drawing = z.string().regex(/^[a-z0-9-]+\.svg$/, "name a file of content/brand that ends in .svg, like logo.svg");

/** Kinds of font that every device has; a list ends with one, so that every script finds letters. */
const families = ["system-ui", "sans-serif", "serif", "ui-sans-serif", "ui-serif", "ui-rounded", "monospace"];
/** One name as CSS takes it: words that begin with a letter, or anything in quotes. A quote that is not closed would swallow every style behind it. */
const name = String.raw`(?:[A-Za-z][\w-]*(?: +[A-Za-z][\w-]*)*|"[\w -]+"|'[\w -]+')`;
const font = z
  .string()
  .regex(
    new RegExp(String.raw`^\s*${name}(?:\s*,\s*${name})*\s*$`),
    "write names of fonts with commas between them; one with other signs than letters, or that begins with a digit, in double quotes",
  )
  .refine(
    (list) => families.includes(list.split(",").at(-1)?.trim() ?? ""),
    `must end with one of ${families.join(", ")}, for devices without the others`,
  )
  .transform((list) => list.replaceAll(/\s+/g, " ").trim());

const rounding = z
  .string()
  .regex(/^((\d|1\d|2[0-7])(\.\d+)?|28)px$/, "write pixels, from 0px to 28px")
  .transform((text) => Number.parseFloat(text));

/**
 * `content/brand/looks.yaml`: how the site looks. Whatever is left out is as it comes: a drawing beside the name, green, the font of the device.
 * `radius` is in CSS pixels after parsing.
 */
export const looksSchema = z.strictObject({
  logo: z
    .strictObject({
      file: drawing,
      /** For people who have their device dark; without it the same as for light. */
      dark: drawing.optional(),
      /** The drawing holds the name of the brand as letters, so it is not written beside it. */
      "holds-name": z.literal("true", "write true, or leave the line out").optional(),
    })
    .optional(),
  icon: drawing.optional(),
  colors: z.strictObject({ light: colors.prefault({}), dark: colors.prefault({}) }).prefault({}),
  radius: rounding.optional(),
  font: font.optional(),
  foot: z
    .array(
      z.strictObject({
        label: z.record(z.string(), z.string().trim().min(1, "must not be empty")),
        href: z.url({ protocol: /^https?$/, error: "must be a web address" }),
      }),
    )
    .max(5, "at most 5, or the foot is longer than the page")
    .prefault([]),
});

/** How the site looks, ready to be shown. */
export interface Looks {
  palettes: Readonly<Record<Scheme, Palette>>;
  /** CSS pixels. */
  radius: number | null;
  font: string | null;
  logo: { file: string; dark: string | null; holdsName: boolean } | null;
  icon: string | null;
  /** In the order of the file; `label` by language, the source language included. */
  foot: readonly { label: ReadonlyMap<string, string>; href: string }[];
  /** The drawings of the folder, by file name. */
  drawings: ReadonlyMap<string, string>;
}

/** Path of a drawing of the brand. */
export function brandFile(name: string): string {
  return `/brand/${name}`;
}
