import { expect, test } from "@playwright/test";
import { cdnRules } from "#server/testing/http/cdn-rules.ts";

const mayBeShared = /s-maxage=[1-9]|immutable|public/;

test("the table of ops/cdn.md says of each address what the server says itself", async ({ request }) => {
  const asset = /\/_next\/static\/[^"']+\.js/.exec(await (await request.get("/en")).text())?.[0];
  const rules = cdnRules().map((rule, index) => (index === 0 && asset ? { ...rule, examples: [asset] } : rule));
  let compared = 0;
  for (const { examples, keep, says } of rules)
    for (const path of examples) {
      const headers = (await request.get(path, { maxRedirects: 0 })).headers();
      const life = headers["cache-control"] ?? "";
      if (says !== undefined) expect(life, path).toContain(says);
      if (keep.startsWith("never")) expect(life, path).not.toMatch(mayBeShared);
      if (mayBeShared.test(life)) expect(headers["set-cookie"], path).toBeUndefined();
      compared++;
    }
  expect(compared).toBeGreaterThan(15);
});
