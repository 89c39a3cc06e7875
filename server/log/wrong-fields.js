/**
 * What zod found wrong, a text for each: the field and what was expected there, never what it held. `whole` stands for all of it.
 * Plain JavaScript, as the whole room.
 *
 * @param {readonly import("zod").core.$ZodIssue[]} issues
 * @param {{ whole?: string, most?: number }} [options]
 */
export function wrongFields(issues, { whole = "body", most = 8 } = {}) {
  return issues.slice(0, most).map(({ path, message }) => `${path.join(".") || whole}: ${message}`);
}
