import { type Finding, wrong } from "./finding.ts";

/** What belongs together, in the order in which things have to be put right. */
export interface Chapter {
  about: string;
  findings: Finding[];
}

/** A chapter by what `examine` finds. One that breaks off is a fault of the doctor: it is told as that, by its chapter, and the others go on. */
export async function examined(about: string, examine: () => Finding[] | Promise<Finding[]>): Promise<Chapter> {
  try {
    return { about, findings: await examine() };
  } catch (cause) {
    const says = `broke off: ${placeOf(cause)}`;
    const remedy =
      "This is a fault of the doctor, not of your set-up: report this line. What stands under the other names holds.";
    return { about, findings: [wrong("This examination", says, remedy)] };
  }
}

/** Kind and place of what was thrown. Its message may hold anything, an address with a password too. */
function placeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "what was thrown is no error";
  const place = /\b(?:server|machines)\/[\w./-]+:\d+/.exec(cause.stack?.replace(cause.message, "") ?? "")?.[0];
  return `${cause.name} in ${place ?? "a place unknown"}`;
}
