/** @import { Counted, Measured } from "./counted.ts" */

/**
 * Counts something that happened; nothing where nobody watches. `times` of 0 makes it known that it can happen.
 * Plain JavaScript: it runs beside Next as well as bundled by it.
 *
 * @template {keyof Counted} Name
 * @param {Name} name
 * @param {Counted[Name]} labels
 */
export function count(name, labels, times = 1) {
  globalThis.wizardWatcher?.count(name, labels, times);
}

/**
 * The same for something that took a time.
 *
 * @template {keyof Measured} Name
 * @param {Name} name
 * @param {Measured[Name]} labels
 * @param {number} seconds
 */
export function measure(name, labels, seconds) {
  globalThis.wizardWatcher?.measure(name, labels, seconds);
}
