import Color from "color";

/** What each colour is for. The names are those of app/globals.css, behind `--color-`. */
export const colorNames = [
  "canvas",
  "surface",
  "wash",
  "ink",
  "quiet",
  "hairline",
  "outline",
  "accent",
  "accent-strong",
  "on-accent",
  "alert",
] as const;
type ColorName = (typeof colorNames)[number];
export type Palette = Readonly<Record<ColorName, string>>;
export type Scheme = "light" | "dark";

/** The colours of a site that sets none; app/globals.css starts from the same. */
export const defaultPalettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    canvas: "#fbfaf7",
    surface: "#ffffff",
    wash: "#eef4f2",
    ink: "#15211f",
    quiet: "#52605d",
    hairline: "#dedfd9",
    outline: "#7d8986",
    accent: "#0b5f58",
    "accent-strong": "#084740",
    "on-accent": "#ffffff",
    alert: "#a32a1d",
  },
  dark: {
    canvas: "#0f1615",
    surface: "#17201e",
    wash: "#1a2826",
    ink: "#e9efed",
    quiet: "#a5b3af",
    hairline: "#2a3532",
    outline: "#6f7e7a",
    accent: "#62c9ba",
    "accent-strong": "#8fded2",
    "on-accent": "#06211d",
    alert: "#ffa193",
  },
};

/**
 * The colours of a site, as `#rrggbb`: those given, and for the others the default ones. Where the accent is given, what belongs to it follows from it: its
 * stronger form, the text on it, and the wash of what is pressed.
 */
export function completePalette(given: Partial<Palette>, scheme: Scheme): Palette {
  const base = { ...defaultPalettes[scheme], ...given };
  return given.accent === undefined ? base : { ...base, ...aroundAccent(base), ...given };
}

function aroundAccent({ accent, ink, canvas }: Palette): Partial<Palette> {
  const color = Color(accent);
  // Black with a tint of the accent where that is enough; of white and black one always is.
  const onAccent = ["#ffffff", hex(color.mix(Color("#000000"), 0.85)), "#000000"].find(
    (text) => color.contrast(Color(text)) >= textContrast,
  );
  return {
    "accent-strong": hex(color.mix(Color(ink), 0.3)),
    "on-accent": onAccent ?? "#000000",
    wash: hex(Color(canvas).mix(color, 0.07)),
  };
}

/** Two colours that are too near each other, in a site where one stands on the other. */
export interface ContrastFault {
  name: ColorName;
  on: ColorName;
  /** As WCAG 2.2 measures it, cut to tenths: 1 to 21. */
  contrast: number;
  least: number;
}

/** WCAG 2.2, 1.4.3. */
const textContrast = 4.5;
/** Edges of what can be pressed; WCAG 2.2, 1.4.11. */
const edgeContrast = 3;

/** Which colours stand on which. Hairlines only part; they say nothing. */
const pairs: readonly { names: readonly ColorName[]; on: readonly ColorName[]; least: number }[] = [
  {
    names: ["ink", "quiet", "accent", "accent-strong", "alert"],
    on: ["canvas", "surface", "wash"],
    least: textContrast,
  },
  { names: ["on-accent"], on: ["accent", "accent-strong"], least: textContrast },
  { names: ["outline"], on: ["canvas", "surface"], least: edgeContrast },
];

/** All pairs of a palette that people could not read, in the order of the colours. */
export function contrastFaults(palette: Palette): ContrastFault[] {
  return pairs.flatMap(({ names, on, least }) =>
    names.flatMap((name) =>
      on.flatMap((ground) => {
        const contrast = Color(palette[name]).contrast(Color(palette[ground]));
        if (contrast >= least) return [];
        return [{ name, on: ground, contrast: Math.floor(contrast * 10) / 10, least }];
      }),
    ),
  );
}

/**
 * The colour nearest to the one that `given` has, or would get, for `name` with which every pair it is in can be read, also with what follows from it: mixed with
 * black or white, in steps of a hundredth. `null` where there is none, because the grounds themselves are at odds.
 */
export function nearestReadable(given: Partial<Palette>, scheme: Scheme, name: ColorName): string | null {
  const color = Color(completePalette(given, scheme)[name]);
  const concerned = name === "accent" ? ["accent", "accent-strong", "on-accent"] : [name];
  for (let hundredths = 1; hundredths <= 100; hundredths++)
    for (const end of ["#000000", "#ffffff"]) {
      const mixed = hex(color.mix(Color(end), hundredths / 100));
      const faults = contrastFaults(completePalette({ ...given, [name]: mixed }, scheme));
      if (!faults.some((fault) => concerned.includes(fault.name))) return mixed;
    }
  return null;
}

function hex(color: ReturnType<typeof Color>): string {
  return color.hex().toLowerCase();
}
