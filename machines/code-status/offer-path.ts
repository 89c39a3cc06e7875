/** Evidence that a check follows from: a value of the fact `evidence`, and whether what says so is certain. */
export interface Offer {
  evidence: string;
  isSure: boolean;
}

/**
 * Where taking up evidence leads: the journey of the page at `path` with `evidence` put in (and that it is not certain, unless `isSure`), for the channel of the code.
 * The step is left to the plan, which answers 307 with the right one. A journey about another channel stays behind, since its answers say
 * nothing here. `null` when the journey knows this already, or is over.
 */
export function offerPath(path: string, channel: string, { evidence, isSure }: Offer): string | null {
  const [, locale = "", ...parts] = path.split("/");
  const [pageChannel, step, ...segments] = parts[0] === "delivery" ? parts.slice(1) : parts;
  const known = pageChannel === channel ? segments : [];
  if ((pageChannel === channel && step === "solved") || known.includes(`evidence.${evidence}`)) return null;
  const kept = known.filter((segment) => !/^(evidence|sure)\./.test(segment));
  const sure = isSure ? [] : ["sure.probably"];
  return ["", locale, channel, "evidence", ...kept, `evidence.${evidence}`, ...sure].join("/");
}
