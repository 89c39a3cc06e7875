import { countKinds, type Due } from "./due.ts";
import type { Claim } from "./ledger.ts";

const kindWords: Readonly<Record<Claim["kind"], string>> = {
  maker: "maker's page",
  other: "other source",
  general: "general",
};

/** The ledger as text: for each claim whom it is for, when and in which languages, then what it says, then where that stands. */
export function ledgerLines(claims: readonly Claim[]): string[] {
  return claims.flatMap((claim) => [
    [
      `${claim.check}  ${claim.block ?? "the check"}`.padEnd(48),
      (claim.reviewed ?? "no date").padEnd(8),
      (claim.block === null ? "" : kindWords[claim.kind]).padEnd(13),
      claim.languages.join(" "),
      claim.until === null ? "" : ` until ${claim.until}`,
    ]
      .join(" ")
      .trimEnd(),
    `    ${claim.says}`,
    ...claim.sources.map((source) => `    ${source}`),
  ]);
}

/** What is to be looked at, one line each, in the form editors jump to. */
export function dueLines(due: Due): string[] {
  const list = (title: string, claims: readonly Claim[], say: (claim: Claim) => string) => [
    `${title}: ${claims.length === 0 ? "none" : claims.length}`,
    ...claims.map((claim) => `  ${claim.file}:${claim.line}  ${claim.block ?? "the check"}  ${say(claim)}`.trimEnd()),
  ];
  return [
    ...list("Looked up more than twelve months ago", due.old, ({ reviewed }) => reviewed ?? ""),
    ...list("Steps without a date", due.undated, () => ""),
    ...list("The product or version has ended", due.ended, ({ until }) => until ?? ""),
    ...list("Without the maker's own page", due.withoutMaker, ({ kind, sources }) => sources[0] ?? kindWords[kind]),
  ];
}

/** `63 blocks about products: 40 with the maker's own page, 3 with another source, 20 general` */
export function countLine(claims: readonly Claim[]): string {
  const { maker, other, general } = countKinds(claims);
  const sum = maker + other + general;
  return `${sum} blocks about products: ${maker} with the maker's own page, ${other} with another source, ${general} general`;
}
