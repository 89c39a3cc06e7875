import { helpSite } from "../api-client/client.js";

/**
 * @typedef {object} Said
 * @property {string[]} texts what the bot says, each a message; Markdown, as most chats show it
 * @property {string[]} choices what the person may tap; empty when the conversation is over
 */

/** A match below it says little more than chance. */
const leastScore = 0.1;

/**
 * A conversation with one person, in any chat: `begin` says the first thing; `hear` takes what the person wrote, the number of a choice or own words, and
 * says the next. It remembers one step and no history, because each address of the API carries the whole journey. Throws what the site refuses.
 *
 * @param {string} origin of the help site
 * @param {string} locale the person's language, one of the site's
 */
export function conversation(origin, locale) {
  const site = helpSite(origin);
  let at = `/api/v1/step?locale=${locale}`;
  /** @type {{ label: string, api: string }[]} */
  let choices = [];
  /** @type {Pick<import("../api-client/client.js").StepView, "channel" | "facts">} */
  let known = { channel: null, facts: [] };

  /** @param {string} api @returns {Promise<Said>} */
  async function stepAt(api) {
    const view = await site.step(api);
    const { step, incidents, notices, summary, canonical } = view;
    at = api;
    known = view;
    const title = `**${step.headline ?? step.question}**`;
    const texts = [
      ...incidents.map((incident) => `**${incident.title}**\n\n${incident.body}`),
      ...notices,
      step.body === "" ? title : `${title}\n\n${step.body}`,
      ...(summary === null ? [] : [summary]),
      // Where people, letters and a new code are: only a page can show those.
      ...(["trial", "solved", "help"].includes(step.kind) ? [origin + canonical] : []),
    ];
    return say(texts, step.answers);
  }

  /** @param {string} text @returns {Promise<Said>} */
  async function ownWords(text) {
    const facts = Object.fromEntries(known.facts.map(({ key, value }) => [key, value]));
    const { matches, none, cut } = await site.match({
      text,
      locale,
      facts,
      ...(known.channel && { channel: known.channel }),
    });
    const texts = cut.length === 0 ? [] : ["Please leave addresses, numbers and codes out. I have not read them."];
    const likely = matches.filter(({ score }) => score >= leastScore).slice(0, 3);
    if (likely.length === 0) return say([...texts, "I am not sure what that is. Which of these fits?"], choices);
    const sentences = likely.map(({ sentence, api }) => ({ label: sentence, api }));
    return say([...texts, "Is it one of these?"], [...sentences, { label: "None of these", api: none.api }]);
  }

  /** @param {string[]} texts @param {{ label: string, api: string }[]} offered @returns {Said} */
  function say(texts, offered) {
    choices = offered.map(({ label, api }) => ({ label, api }));
    return { texts, choices: choices.map(({ label }) => label) };
  }

  return {
    begin: () => stepAt(at),
    /** @param {string} text */
    hear(text) {
      const choice = choices[Number(text) - 1];
      return choice ? stepAt(choice.api) : ownWords(text);
    },
  };
}
