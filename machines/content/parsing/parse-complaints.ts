import { LRUCache } from "lru-cache";
import { normalForm } from "../../input/normal-form.ts";
import type { Check } from "../check.ts";
import type { Complaint } from "../complaint.ts";
import type { Problem } from "../problem.ts";
import { suggestion } from "../yaml/yaml-source.ts";
import { linesOf, mostRemembered, phraseFault } from "./parse-says.ts";

/**
 * Reads `complaints/<locale>/<name>.txt`: a line each, as `spam-folder 40, right-address 20 | code not coming`; lines with `#` are comments. `written`: ids of
 * all checks that have a folder, faulty ones and drafts too. One that has none is left out with a warning, so that removing a check breaks nothing; what was
 * its share counts for nobody. Returns the complaints by language, with what is wrong.
 */
export function parseComplaints(
  checks: ReadonlyMap<string, Check>,
  written: Iterable<string>,
  files: ReadonlyMap<string, ReadonlyMap<string, string>>,
): { complaints: Map<string, Complaint[]>; problems: Problem[] } {
  const present = new Set(written);
  const idToday = new Map(
    [...checks.values()].flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, id])),
  );
  const problems: Problem[] = [];
  const complaints = new Map<string, Complaint[]>();
  for (const [locale, texts] of files)
    complaints.set(
      locale,
      [...texts].flatMap(([file, text]) => {
        const lines = complaintLines(text);
        problems.push(...faultsOf(file, lines), ...strangers(file, lines, [...present, ...idToday.keys()]));
        return lines.flatMap(({ read }) => (typeof read === "string" ? [] : complaintOf(checks, idToday, read)));
      }),
    );
  return { complaints, problems };
}

/** A line as it is written: checks with per cent. */
interface Written {
  text: string;
  percent: ReadonlyMap<string, number>;
}

type Line = ReturnType<typeof readComplaints>[number];

function complaintOf(
  checks: ReadonlyMap<string, Check>,
  idToday: ReadonlyMap<string, string>,
  line: Written,
): Complaint[] {
  const known = [...line.percent].flatMap(([name, percent]): [string, number][] => {
    const id = idToday.get(name);
    return id !== undefined && checks.has(id) ? [[id, percent]] : [];
  });
  const sum = (percents: Iterable<number>) => [...percents].reduce((total, percent) => total + percent, 0);
  const total = sum(known.map(([, percent]) => percent));
  if (total === 0) return [];
  const shares = new Map(known.map(([id, percent]) => [id, percent / total]));
  return [{ text: line.text, shares, strength: total / sum(line.percent.values()) }];
}

function faultsOf(file: string, lines: readonly Line[]): Problem[] {
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
function strangers(file: string, lines: readonly Line[], known: readonly string[]): Problem[] {
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

/** The complaints of a file, or what is wrong with the line, remembered by what stands in it. */
export function complaintLines(text: string) {
  return remembered.memo(text);
}

const remembered = new LRUCache<string, ReturnType<typeof readComplaints>>({
  maxSize: mostRemembered,
  sizeCalculation: (_, text) => text.length + 1,
  memoMethod: readComplaints,
});

function readComplaints(text: string) {
  return linesOf(text).map(({ phrase, line }) => {
    const read = readLine(phrase);
    return { line, read, normal: typeof read === "string" ? "" : normalForm(read.text) };
  });
}

/** The complaint, or what is wrong with the line. */
function readLine(line: string): Written | string {
  const bar = line.indexOf("|");
  if (bar < 0)
    return 'write the checks it may be, each with per cent, a bar, and the complaint: "spam-folder 40, right-address 20 | code not coming"';
  const text = line.slice(bar + 1).trim();
  const fault = phraseFault(text);
  if (fault) return fault;
  const percent = new Map<string, number>();
  for (const part of line.slice(0, bar).split(",")) {
    const [, id = "", share = ""] = /^\s*([a-z0-9-]+)\s+(\d{1,3})\s*$/.exec(part) ?? [];
    if (id === "" || Number(share) < 1)
      return `"${part.trim()}" is not a check with its per cent, like "spam-folder 40"`;
    if (percent.has(id)) return `"${id}" stands here twice`;
    percent.set(id, Number(share));
  }
  const total = [...percent.values()].reduce((sum, share) => sum + share, 0);
  return total > 100 ? `${total} per cent are given, and 100 at most` : { text, percent };
}
