import { mailCases, textCases } from "../walk/fault-cases.ts";
import { test } from "../walk/person.ts";
import { findTheWayIn } from "../walk/way-in.ts";

test.describe.configure({ timeout: 180_000 });

for (const trouble of [...mailCases, ...textCases]) {
  test(`somebody with ${trouble.title} finds the way in`, async ({ person }) => {
    await findTheWayIn(person, trouble);
  });
}
