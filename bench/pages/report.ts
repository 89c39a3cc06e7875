/** One line of the result. A row without a budget is there to read, not to pass. */
export interface Row {
  what: string;
  unit: string;
  measured: number;
  /** The same on the bare Next page, in the same run; `null` where that page has no such thing. */
  bare: number | null;
  ratio: number | null;
  budget: { of: "measured" | "ratio"; atMost: number } | { of: "measured" | "ratio"; atLeast: number } | null;
  pass: boolean | null;
}

/** A row with its ratio and verdict worked out from unrounded numbers. */
export function row(
  what: string,
  unit: string,
  measured: number,
  bare: number | null,
  budget: Row["budget"] = null,
): Row {
  const ratio = bare === null ? null : measured / bare;
  const judged = (budget?.of === "ratio" ? ratio : measured) ?? Number.NaN;
  const pass = budget && ("atMost" in budget ? judged <= budget.atMost : judged >= budget.atLeast);
  return { what, unit, measured, bare, ratio, budget, pass };
}

/** The rows as a table for the terminal. */
export function formatRows(rows: Row[]): string {
  const cells = rows.map(({ what, unit, measured, bare, ratio, budget, pass }) => [
    what,
    format(measured, unit),
    bare === null ? "" : format(bare, unit),
    ratio?.toFixed(2) ?? "",
    formatBudget(budget, unit),
    pass === null ? "" : pass ? "pass" : "FAIL",
  ]);
  const table = [["", "measured", "bare Next", "ratio", "budget", ""], ...cells];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  return table
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd : cell.padStart).call(cell, widths[column] ?? 0)),
    )
    .map((line) => line.join("  ").trimEnd())
    .join("\n");
}

function formatBudget(budget: Row["budget"], unit: string): string {
  if (!budget) return "";
  const limit = "atMost" in budget ? budget.atMost : budget.atLeast;
  const sign = "atMost" in budget ? "≤" : "≥";
  return budget.of === "ratio" ? `ratio ${sign} ${limit}` : `${sign} ${format(limit, unit)}`;
}

function format(value: number, unit: string): string {
  const digits = { kB: 1, s: 2 }[unit] ?? 0;
  return `${value.toFixed(digits)} ${unit}`;
}
