/** What is wrong with a value, as a sentence that goes on after its name; `null` when it is right. @typedef {(value: unknown) => string | null} Check */

/**
 * Throws a TypeError that names `what`, every wrong field and what would be right there, never what it held.
 *
 * @param {object} given
 * @param {{ required: Record<string, Check>, optional: Record<string, Check> }} fields all that may be there
 * @param {string} what
 */
export function check(given, { required, optional }, what) {
  const values = new Map(Object.entries(given).filter(([, value]) => value !== undefined));
  const known = { ...required, ...optional };
  const problems = [
    ...[...values.keys()].filter((name) => !Object.hasOwn(known, name)).map((name) => `${name} is none of its fields`),
    ...Object.keys(required)
      .filter((name) => !values.has(name))
      .map((name) => `${name} is missing`),
    ...Object.entries(known).flatMap(([name, isWrong]) => {
      const problem = values.has(name) ? isWrong(values.get(name)) : null;
      return problem === null ? [] : [`${name} ${problem}`];
    }),
  ];
  if (problems.length > 0) throw new TypeError(`${what}: ${problems.join("; ")}`);
}

/**
 * A setting that has to be there, as text. Types let `process.env` through, so it is looked at here: a TypeError says what is missing.
 *
 * @param {string | undefined} given
 * @param {string} what
 * @returns {string}
 */
export function needed(given, what) {
  if (!given) throw new TypeError(`Missing: ${what}`);
  return given;
}

/** @param {RegExp} shape @param {string} sentence @returns {Check} */
export function like(shape, sentence) {
  return (value) => (typeof value === "string" && shape.test(value) ? null : sentence);
}

/** @param {number} least @param {number} most characters @returns {Check} */
export function text(least, most) {
  return (value) =>
    typeof value === "string" && value.length >= least && value.length <= most
      ? null
      : `must be text of ${least} to ${most} characters`;
}

/** @param {...string} words @returns {Check} */
export function oneOf(...words) {
  return (value) => (words.some((word) => word === value) ? null : `must be ${words.join(" or ")}`);
}

/** @type {Check} */
export const yesOrNo = (value) => (typeof value === "boolean" ? null : "must be true or false");

/** An id that the help site takes as a challenge. */
export const id = like(/^[A-Za-z0-9_-]{8,64}$/, "must be 8 to 64 letters, digits, _ or -");
export const country = like(/^[A-Z]{2}$/, "must be two capital letters");

/** JSON that may be anything; `undefined` when it is none. @param {string} given @returns {unknown} */
export function parsed(given) {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}
