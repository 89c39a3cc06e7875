import { hashSource } from "./content-security-policy.js";

/**
 * The policy source that allows the inline style of the brand; none where the site looks as it comes. Set by server/content/content.ts, as the
 * version of the content is (./content-version.js).
 *
 * @returns {string[]}
 */
export function looksStyleSources() {
  const css = globalThis.wizardContent?.good?.looksCss ?? "";
  return css === "" ? [] : [hashSource(css)];
}
