/**
 * An address, whole or as the target of a request, up to what may hold something of a person.
 * Plain JavaScript: the door runs beside Next, unbundled.
 *
 * @param {string} address
 */
export function withoutQuery(address) {
  return address.split(/[?#]/, 1)[0] ?? "";
}
