import type { FaultCase } from "./fault-cases.ts";
import { expect, type Person, test } from "./person.ts";

/** The whole way of a person who waits for a code: sign-in, no code, wizard, the fix, a new code, signed in. */
export async function findTheWayIn(person: Person, trouble: FaultCase): Promise<void> {
  const { channel, faults, outcome, knows, refused, check, answer, fix, mends } = trouble;
  await person.suffers("earlier");
  for (const [fault, seconds] of Object.entries(faults)) await person.suffers(fault, seconds);

  const challenge = await person.signIn(channel);
  await expect
    .poll(async () => (await person.demo.sends(challenge)).flatMap(({ outcomes }) => outcomes))
    .toContainEqual(expect.objectContaining(outcome));
  if (refused) await refused(person);
  else expect(await person.listCodes(channel, 0)).toEqual([]);

  await person.openWizard();
  if (refused) await person.saysRefused(channel);
  await person.walkTo(check, knows);
  count("steps to the fix", person.walked.length + 1);
  await fix(person);
  if (mends) expect((await person.demo.world()).faults, "the fix mends it").not.toContain(mends);
  if (answer === "solved") person.isIn();
  await person.answer(answer);

  if (answer !== "solved") {
    await person.walkTo("trial", knows);
    count("steps to the new code", person.walked.length + 1);
    await person.askForNewCode();
    await person.enterCode(await person.readCode(channel));
    person.isIn();
    const sends = await person.demo.sends(challenge);
    expect(sends.filter(({ asked }) => asked === "wizard")).toHaveLength(1);
    await person.answer("yes");
  }
  expect((await person.readStep()).kind).toBe("solved");
}

/** For `steps-reporter.ts`. */
function count(what: string, steps: number): void {
  test.info().annotations.push({ type: what, description: String(steps) });
}
