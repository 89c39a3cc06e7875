import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { examineContent } from "./examine-content.ts";

test("a folder that is not there, or holds a mistake, is wrong, and the place is named", async () => {
  expect((await examineContent("no-such-folder")).findings).toMatchObject([
    { result: "wrong", remedy: expect.stringContaining("CONTENT_DIR") },
  ]);
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  writeFileSync(join(folder, "settings.yaml"), "brand: [\n");
  const { findings } = await examineContent(folder);
  expect(findings).toMatchObject([{ result: "wrong", says: expect.stringMatching(/settings\.yaml:\d+:\d+/) }]);
});
