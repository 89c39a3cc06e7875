/**
 * The version of the content in force, `null` before there is one. Set by server/content/content.ts; the bundled routes and the plain
 * JavaScript around them share nothing but the process.
 *
 * @returns {string | null}
 */
export function contentVersion() {
  return globalThis.wizardContent?.good?.version ?? null;
}
