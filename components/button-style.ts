const shape =
  "flex min-h-14 w-full items-center justify-between gap-4 rounded-control border px-5 py-3 text-start font-semibold motion-safe:transition-colors";

/** The looks of what one presses. One `primary` on a page at most: the likely answer. */
export const buttonStyle = {
  primary: `${shape} border-transparent bg-accent text-on-accent hover:bg-accent-strong`,
  secondary: `${shape} border-outline bg-surface text-ink hover:border-accent hover:bg-wash`,
  compact:
    "inline-flex min-h-target cursor-pointer items-center rounded-control border border-outline bg-surface px-4 text-small font-semibold hover:border-accent hover:bg-wash",
  aside:
    "inline-flex min-h-target cursor-pointer items-center text-small text-quiet underline decoration-outline underline-offset-4 hover:text-ink",
  quiet:
    "inline-flex min-h-target items-center gap-1.5 text-small text-accent underline underline-offset-4 hover:text-accent-strong",
  human:
    "inline-flex min-h-target items-center gap-2.5 font-semibold text-accent underline underline-offset-4 hover:text-accent-strong",
} as const;
