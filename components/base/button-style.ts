/**
 * The looks of what one presses, as classes of `app/globals.css`: they stand twice in every page (markup and flight data), so they
 * are short. One `primary` on a page at most: the likely answer.
 */
export const buttonStyle = {
  primary: "button button-primary",
  secondary: "button button-secondary",
  /** One of many, close together. */
  row: "button button-secondary button-row",
  compact: "button-compact",
  aside: "link-aside",
  quiet: "link-quiet",
  human: "link-human",
  chip: "chip",
  /** With a secondary or primary: it leads on. */
  onward: "onward",
} as const;

/** A choice from a list, as wide as what is around it. */
export const selectStyle =
  "block min-h-target w-full rounded-control border border-outline bg-surface px-4 text-body font-normal";
