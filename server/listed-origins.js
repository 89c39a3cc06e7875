/**
 * The origins that a variable lists, with spaces or commas between; without it none. Plain JavaScript: the door beside Next reads them as well, unbundled.
 *
 * @param {string | undefined} given
 * @returns {readonly string[]} each as browsers write it in `Origin`
 */
export function listedOrigins(given) {
  return (given ?? "").split(/[\s,]+/).filter((origin) => origin !== "");
}

/**
 * The origins whose pages may show the wizard in a frame and read the JSON API; read once the env files are.
 */
export const embedOrigins = () => listedOrigins(process.env.EMBED_ORIGINS);

/**
 * Those of a list that browsers would never send, or that anybody on the way could change: with a path, a `*`, or by http from another machine.
 *
 * @param {string} given
 */
export function wrongOrigins(given) {
  return listedOrigins(given).filter((origin) => {
    const url = URL.canParse(origin) ? new URL(origin) : null;
    if (url?.origin !== origin || /[*;'"]/.test(origin)) return true;
    return url.protocol !== "https:" && !(url.protocol === "http:" && isThisMachine.test(url.hostname));
  });
}

const isThisMachine = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
