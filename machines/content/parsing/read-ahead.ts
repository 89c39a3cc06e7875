import { z } from "zod";
import { mostCharacters } from "./content-files.ts";
import { parseMarkdown, sourceOf } from "./front-matter.ts";
import { complaintLines } from "./parse-complaints.ts";
import { phraseLines } from "./parse-says.ts";

/** Does the costly part of reading a file, which is remembered, so that `parseContent` has it at once. */
export function readAhead(file: string, text: string): void {
  // Refused as a whole by `parseContent`.
  if (text.length > mostCharacters) return;
  const nothing = { facts: new Map(), evidence: new Map(), signs: [], placeholders: [], links: [] };
  if (file.endsWith(".md")) parseMarkdown(file, text, z.unknown(), nothing);
  else if (file.endsWith(".yaml")) sourceOf(file, text);
  else if (file.startsWith("complaints/")) complaintLines(text);
  else if (file.includes("/says/")) phraseLines(text);
}
