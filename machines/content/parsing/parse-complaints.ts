import { LRUCache } from "lru-cache";
import { normalForm } from "../../input/normal-form.ts";
import type { Check } from "../check.ts";
import type { Complaint } from "../complaint.ts";
import type { Problem } from "../problem.ts";
import { mostFiles, suggestion } from "../yaml/yaml-source.ts";
import { linesOf, phraseFault } from "./parse-says.ts";

/**
 * Reads `complaints/<locale>/<name>.txt`: a line each, as `spam-folder 40, right-address 20 | code not coming`; lines with `#` are comments. A check that
 * is not there is left out with a warning, so that removing one breaks nothing. Returns them by language, with what is wrong.
 */
export function parseComplaints(
  checks: ReadonlyMap<string, Check>,
  drafts: ReadonlySet<string>,
  files: ReadonlyMap<string, ReadonlyMap<string, string>>,
): { complaints: Map<string, Complaint[]>; problems: Problem[] } {
  const complaints = new Map<string, Complaint[]>();
  const problems: Problem[] = [];
  for (const [locale, texts] of files) {
    const own: Complaint[] = [];
    for (const [file, text] of texts) {
      const lines = new Map<string, number>();
      for (const { read, normal, line } of complaintLines(text)) {
        const add = (message: string, severity: Problem["severity"] = "error") =>
          problems.push({ file, line, column: 1, message, severity });
        if (typeof read === "string") {
          add(read);
          continue;
        }
        const strange = [...read.shares.keys()].filter((id) => !checks.has(id) && !drafts.has(id));
        for (const id of strange)
          add(`there is no check "${id}"; the others count${suggestion(id, [...checks.keys()])}`, "warning");
        const before = lines.get(normal);
        if (before !== undefined) add(`the same complaint stands in line ${before}`, "warning");
        lines.set(normal, line);
        const shares = [...read.shares].filter(([id]) => checks.has(id));
        const total = shares.reduce((sum, [, share]) => sum + share, 0);
        if (total > 0) own.push({ text: read.text, shares: new Map(shares.map(([id, share]) => [id, share / total])) });
      }
    }
    complaints.set(locale, own);
  }
  return { complaints, problems };
}

/** The complaints of a file, or what is wrong with the line, remembered by what stands in it. */
export function complaintLines(text: string) {
  return remembered.memo(text);
}

const remembered = new LRUCache<string, ReturnType<typeof readComplaints>>({ max: mostFiles, memoMethod: readComplaints });

function readComplaints(text: string) {
  return linesOf(text).map(({ phrase, line }) => {
    const read = complaintOf(phrase);
    return { line, read, normal: typeof read === "string" ? "" : normalForm(read.text) };
  });
}

/** The complaint with its shares in per cent, or what is wrong with the line. */
function complaintOf(line: string): Complaint | string {
  const bar = line.indexOf("|");
  if (bar < 0)
    return 'write the checks it may be, each with per cent, a bar, and the complaint: "spam-folder 40, right-address 20 | code not coming"';
  const text = line.slice(bar + 1).trim();
  const fault = phraseFault(text);
  if (fault) return fault;
  const shares = new Map<string, number>();
  for (const part of line.slice(0, bar).split(",")) {
    const [, id = "", share = ""] = /^\s*([a-z0-9-]+)\s+(\d{1,3})\s*$/.exec(part) ?? [];
    if (id === "" || Number(share) < 1)
      return `"${part.trim()}" is not a check with its per cent, like "spam-folder 40"`;
    if (shares.has(id)) return `"${id}" stands here twice`;
    shares.set(id, Number(share));
  }
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  return total > 100 ? `${total} per cent are given, and 100 at most` : { text, shares };
}
