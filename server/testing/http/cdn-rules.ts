import { readFileSync } from "node:fs";

/** A row of the table in ops/cdn.md. */
export interface CdnRule {
  paths: RegExp[];
  examples: string[];
  /** What a cache may do; `never` when it may not. */
  keep: string;
  key: string;
  /** What `Cache-Control` holds. */
  says: string | undefined;
}

/** The rules of ops/cdn.md, in their order: the first that fits a path counts. */
export function cdnRules(): CdnRule[] {
  const rows = readFileSync("ops/cdn.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  return rows.map((row) => {
    const [, paths = "", examples = "", keep = "", key = "", says = ""] = row.split("|").map((cell) => cell.trim());
    return { paths: namesIn(paths).map(shapeOf), examples: namesIn(examples), keep, key, says: namesIn(says)[0] };
  });
}

export function cdnRuleFor(path: string): CdnRule | undefined {
  const [bare = ""] = path.split("?");
  return cdnRules().find(({ paths }) => paths.some((shape) => shape.test(bare)));
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

/** A star stands for a part of a path, at the end for all that follows. */
function shapeOf(pattern: string): RegExp {
  const parts = pattern
    .replaceAll(".", "\\.")
    .replace(/\*$/, ".*")
    .replaceAll(/(?<!\.)\*/g, "[^/]+");
  return new RegExp(`^${parts}$`);
}
