import createClient from "openapi-fetch";

/** @typedef {import("./api.d.ts").components["schemas"]["StepView"]} StepView */
/** @typedef {import("./api.d.ts").components["schemas"]["MatchView"]} MatchView */
/** @typedef {import("./api.d.ts").components["schemas"]["MatchRequest"]} MatchRequest */

/**
 * The help site as a program sees it. What the site refuses is thrown, with its reason and, where it names one, the wait.
 *
 * @param {string} origin like `https://help.example`
 */
export function helpSite(origin) {
  /** @type {import("openapi-fetch").Client<import("./api.d.ts").paths>} */
  const client = createClient({
    baseUrl: origin,
    // Facts and answers are keys of the query, each by itself.
    querySerializer: { object: { style: "form", explode: true } },
  });
  return {
    /**
     * The step at an address of the API: the `api` of the answer that the person chose, or of a match; or the first one.
     *
     * @param {string} api
     * @returns {Promise<StepView>}
     */
    async step(api) {
      const { locale, step, channel, ...pairs } = Object.fromEntries(new URL(api, origin).searchParams);
      return dataOf(
        await client.GET("/api/v1/step", { params: { query: { locale, step, channel: channelOf(channel), pairs } } }),
      );
    },

    /**
     * Own words to checks.
     *
     * @param {MatchRequest} words
     * @returns {Promise<MatchView>}
     */
    async match(words) {
      return dataOf(await client.POST("/api/v1/match", { body: words }));
    },
  };
}

/** @typedef {ReturnType<typeof helpSite>} HelpSite */

/**
 * @template Data
 * @param {{ data?: Data; error?: { error: string }; response: Response }} reply
 */
function dataOf({ data, error, response }) {
  if (data !== undefined) return data;
  const wait = response.headers.get("retry-after");
  throw new Error(`${error?.error ?? response.status}${wait ? `; come back in ${wait} s` : ""}`);
}

/** @param {string | undefined} name */
function channelOf(name) {
  return name === "email" || name === "sms" || name === "authenticator" ? name : undefined;
}
