/**
 * The origins whose pages may show the wizard in a frame and read the JSON API: `EMBED_ORIGINS`, with spaces or commas between. Without it none.
 * Plain JavaScript: the door beside Next reads it as well, unbundled, once the env files are read.
 *
 * @param {string | undefined} [given]
 * @returns {readonly string[]} each as browsers write it in `Origin`
 */
export function embedOrigins(given = process.env.EMBED_ORIGINS) {
  return (given ?? "").split(/[\s,]+/).filter((origin) => origin !== "");
}

/**
 * Those of them that browsers would never send, or that anybody on the way could change: with a path, a `*`, or by http from another machine.
 *
 * @param {string} given
 */
export function wrongOrigins(given) {
  return embedOrigins(given).filter((origin) => {
    const url = URL.canParse(origin) ? new URL(origin) : null;
    if (url?.origin !== origin || /[*;'"]/.test(origin)) return true;
    return url.protocol !== "https:" && !(url.protocol === "http:" && isThisMachine.test(url.hostname));
  });
}

const isThisMachine = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
