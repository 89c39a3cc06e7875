import { helpSite } from "../api-client/client.js";
import { phrases } from "./phrases.js";
import { ssmlOf } from "./ssml.js";

/** @typedef {{ ssml: string, isOver: boolean }} Heard */

/** Keys 1 to 7 choose, 8 reads the next ones, 9 reads again: one key each, so nobody has to be quick. */
const choicesPerMenu = 7;

/**
 * A phone call: `begin` gives the first thing to read aloud, `press` takes a key and gives the next. Any other key reads the same again. Throws when the
 * language has no phrases, and what the site refuses.
 *
 * @param {string} origin of the help site
 * @param {string} locale the caller's language, one of the site's
 */
export function call(origin, locale) {
  const words = phrases.get(locale);
  if (!words) throw new Error(`no phrases for ${locale}; known: ${[...phrases.keys()].join(", ")}`);
  const { press, more, again } = words;
  const site = helpSite(origin);
  /** @type {import("../api-client/client.js").StepView} */
  let view;
  let from = 0;

  /** @param {string} api */
  async function stepAt(api) {
    view = await site.step(api);
    from = 0;
    return read();
  }

  /** @returns {Heard} */
  function read() {
    const { step } = view;
    const lines = step.answers.slice(from, from + choicesPerMenu).map(({ label }, index) => press(label, index + 1));
    if (step.answers.length > choicesPerMenu) lines.push(press(more, 8));
    const isOver = step.answers.length === 0;
    const menu = isOver ? [] : [...lines, press(again, 9)];
    const title = step.headline ?? step.question;
    return { ssml: ssmlOf(step.language, { title, markdown: from === 0 ? step.body : "", menu }), isOver };
  }

  return {
    begin: () => stepAt(`/api/v1/step?locale=${locale}`),
    /** @param {string} key @returns {Promise<Heard>} */
    async press(key) {
      const choice = view.step.answers[from + Number(key) - 1];
      if (/^[1-7]$/.test(key) && choice) return stepAt(choice.api);
      if (key === "8") from = from + choicesPerMenu < view.step.answers.length ? from + choicesPerMenu : 0;
      if (key === "9") from = 0;
      return read();
    },
  };
}
