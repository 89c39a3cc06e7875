import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

/**
 * Before the tests of a run: a folder in which the real content is kept by the first file that has parsed it, which takes seconds, for all others
 * (`real-content.ts`). A run that watches keeps nothing: the code that parses changes meanwhile.
 */
export default function shareContent({ vitest }: TestProject): () => void {
  // The projects of a run share it.
  if (vitest.config.watch || process.env.TEST_BUILD_FOLDER) return () => {};
  const folder = mkdtempSync(join(tmpdir(), "shared-content-"));
  writeFileSync(join(folder, "BUILD_ID"), randomBytes(8).toString("hex"));
  process.env.TEST_BUILD_FOLDER = folder;
  return () => rmSync(folder, { recursive: true });
}
