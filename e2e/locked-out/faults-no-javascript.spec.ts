import { mailCases } from "../walk/fault-cases.ts";
import { test } from "../walk/person.ts";
import { findTheWayIn } from "../walk/way-in.ts";

test.use({ javaScriptEnabled: false });
test.describe.configure({ timeout: 180_000 });

for (const trouble of mailCases) {
  test(`without JavaScript, somebody with ${trouble.title} finds the way in`, async ({ person }) => {
    await findTheWayIn(person, trouble);
  });
}
