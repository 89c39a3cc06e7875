import { normalForm } from "../../input/normal-form.ts";
import type { Complaint } from "../complaint.ts";
import type { Problem } from "../problem.ts";
import { suggestion } from "../yaml/yaml-source.ts";
import { faultOf, readerOf } from "./said-lines.ts";

/** The checks that a complaint may name. */
export interface NamedChecks {
  /** Every name of a check that can be used, also one it had before → its id. */
  idToday: ReadonlyMap<string, string>;
  /** All that have a folder: faulty ones and drafts too, which are there and help nobody yet. */
  written: readonly string[];
}

/**
 * Reads `complaints/<locale>/<name>.txt`: a line each, as `spam-folder 40, right-address 20 | code not coming`; lines with `#` are comments. A check that is
 * not there is left out with a warning, so that removing one breaks nothing; its share counts for nobody. Returns the complaints by language, with what is wrong.
 */
export function parseComplaints(
  checks: NamedChecks,
  files: ReadonlyMap<string, ReadonlyMap<string, string>>,
): { complaints: Map<string, Complaint[]>; problems: Problem[] } {
  const known = [...checks.idToday.keys(), ...checks.written];
  const problems: Problem[] = [];
  const complaints = new Map<string, Complaint[]>();
  for (const [locale, texts] of files) {
    const own: Complaint[] = [];
    for (const [file, text] of texts) {
      const lines = complaintLines(text);
      problems.push(...faultsIn(file, lines), ...strangersIn(file, lines, known));
      own.push(...lines.flatMap(({ read }) => (typeof read === "string" ? [] : complaintOf(checks.idToday, read))));
    }
    complaints.set(locale, own);
  }
  return { complaints, problems };
}

/** A line as it is written: checks with per cent. */
interface Written {
  text: string;
  percent: ReadonlyMap<string, number>;
}

type Line = ReturnType<typeof complaintLines>[number];

function complaintOf(idToday: ReadonlyMap<string, string>, { text, percent }: Written): Complaint[] {
  const shares = new Map<string, number>();
  for (const [name, share] of percent) {
    const id = idToday.get(name);
    if (id !== undefined) shares.set(id, (shares.get(id) ?? 0) + share);
  }
  const total = sumOf(shares);
  if (total === 0) return [];
  for (const [id, share] of shares) shares.set(id, share / total);
  return [{ text, shares, strength: total / sumOf(percent) }];
}

function sumOf(shares: ReadonlyMap<string, number>): number {
  return [...shares.values()].reduce((sum, share) => sum + share, 0);
}

function faultsIn(file: string, lines: readonly Line[]): Problem[] {
  const before = new Map<string, number>();
  return lines.flatMap(({ read, normal, line }): Problem[] => {
    const place = { file, line, column: 1 };
    if (typeof read === "string") return [{ ...place, message: read, severity: "error" }];
    const first = before.get(normal);
    before.set(normal, line);
    if (first === undefined) return [];
    return [{ ...place, message: `the same complaint stands in line ${first}`, severity: "warning" }];
  });
}

/** Each once in a file. */
function strangersIn(file: string, lines: readonly Line[], known: readonly string[]): Problem[] {
  const firstLine = new Map<string, number>();
  for (const { read, line } of lines)
    for (const id of typeof read === "string" ? [] : read.percent.keys())
      if (!firstLine.has(id)) firstLine.set(id, line);
  return [...firstLine]
    .filter(([id]) => !known.includes(id))
    .map(([id, line]) => {
      const message = `there is no check "${id}"; complaints count for the others${suggestion(id, known)}`;
      return { file, line, column: 1, message, severity: "warning" };
    });
}

/** The complaints of a file, or what is wrong with the line. */
export const complaintLines = readerOf(({ said, line }) => {
  const read = readLine(said);
  return { line, read, normal: typeof read === "string" ? "" : normalForm(read.text) };
});

function readLine(line: string): Written | string {
  const bar = line.indexOf("|");
  if (bar < 0)
    return 'write the checks it may be, each with per cent, a bar, and the complaint: "spam-folder 40, right-address 20 | code not coming"';
  const text = line.slice(bar + 1).trim();
  const fault = faultOf(text);
  if (fault) return fault;
  const percent = new Map<string, number>();
  for (const part of line.slice(0, bar).split(",")) {
    const [, id = "", share = ""] = /^\s*([a-z0-9-]+)\s+(\d{1,3})\s*$/.exec(part) ?? [];
    if (id === "" || Number(share) < 1)
      return `"${part.trim()}" is not a check with its per cent, like "spam-folder 40"`;
    if (percent.has(id)) return `"${id}" stands here twice`;
    percent.set(id, Number(share));
  }
  const total = sumOf(percent);
  return total > 100 ? `${total} per cent are given, and 100 at most` : { text, percent };
}
