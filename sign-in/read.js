/**
 * Reads `given` by `schema`; throws a TypeError that names `what`, every wrong field and what would be right there, never what it held.
 *
 * @template {import("zod").ZodType} Schema
 * @param {Schema} schema
 * @param {unknown} given
 * @param {string} what
 * @returns {import("zod").output<Schema>}
 */
export function read(schema, given, what) {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const problems = error.issues.map(({ path, message }) => `${path.join(".") || "it"} ${message}`);
  throw new TypeError(`${what}: ${problems.join("; ")}`);
}

/**
 * A setting that has to be there, as text; throws a TypeError that says `what` is missing and where it is set. Types let `process.env` through, so it is looked
 * at here.
 *
 * @param {string | undefined} given
 * @param {string} what
 * @returns {string}
 */
export function needed(given, what) {
  if (!given) throw new TypeError(`Missing: ${what}`);
  return given;
}
