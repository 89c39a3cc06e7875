import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { languages, missing } from "./languages.ts";

describe.each(languages)("the sample in $name", (language) => {
  const why = missing(language);
  test.skipIf(why)(`passes the test vectors${why ? ` (skipped: ${why})` : ""}`, () => {
    const { folder, tests } = language;
    const [command, ...args] = tests;
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
    expect(status, `${stdout}${stderr}`).toBe(0);
  });
});
