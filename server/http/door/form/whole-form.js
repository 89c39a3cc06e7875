import { withoutQuery } from "../../../without-query.js";
import { formBytes } from "../../limits.js";
import { refuse } from "../refuse.js";
import { routeOf } from "../routes.js";
import { takenBody } from "./taken-body.js";

/**
 * Lets a form through to a page when all of it is there and it is one that our pages send: with JavaScript a call of a server action, without
 * it an HTML form. Anything else breaks Next, which replies 500 and writes a line into the log.
 * Refused: too long (413), of another kind (415), cut off or not to be understood (400), of an older build (409).
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle gets everything else, and the form as it was
 * @param {ReadonlySet<string>} actions ids of the server actions of this build
 * @returns {import("node:http").RequestListener}
 */
export function wholeForms(handle, actions) {
  return async (request, response) => {
    const path = withoutQuery(request.url ?? "");
    if (request.method !== "POST" || !routeOf(path).takesForms) return handle(request, response);
    const type = request.headers["content-type"] ?? "";
    const action = request.headers["next-action"];
    const isCall = typeof action === "string" && /^text\/plain(;|$)/i.test(type);
    if (!isCall && !/^multipart\/form-data;/.test(type)) return refuse(response, 415, "not a form of this site");
    const body = await takenBody(request, formBytes);
    if (body === null) return;
    if (body === "too-long") return refuse(response, 413, "form too long");
    const asked = isCall ? (isCallOf(body) ? action : null) : await actionOf(body, type, action);
    if (asked === null || Array.isArray(asked) || !actionId.test(asked))
      return refuse(response, 400, "not a form of this site");
    // As Next says it: the page then knows that it is older than the server.
    if (!actions.has(asked))
      return refuse(response, 409, "form of an older page", { "x-nextjs-action-not-found": "1" }, "form-older");
    nameOrigin(request);
    return handle(request, response);
  };
}

// As Next 16.4 makes them.
const actionId = /^[0-9a-f]{42}$/;

/**
 * The arguments of a call: texts and nothing. React's references begin with `$`, and one that leads nowhere is an error.
 * @param {Buffer<ArrayBuffer>} body
 */
function isCallOf(body) {
  try {
    const given = JSON.parse(body.toString());
    return Array.isArray(given) && given.length <= 4 && given.every(isArgument);
  } catch {
    return false;
  }
}

/** @param {unknown} given */
function isArgument(given) {
  return given === null || given === "$undefined" || (typeof given === "string" && !given.startsWith("$"));
}

/**
 * The action that a form names, in a field where JavaScript does not run, else in the header; `null` when it is cut off or none of ours.
 *
 * @param {Buffer<ArrayBuffer>} body
 * @param {string} type
 * @param {string | string[] | undefined} action
 */
async function actionOf(body, type, action) {
  const fields = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  if (!fields || ![...fields.values()].every((value) => typeof value === "string")) return null;
  const names = [...fields.keys()];
  if (action !== undefined) {
    // The one argument of the call is the form, whose fields stand beside it.
    const isForm = fields.get("0") === '["$K1"]' && names.every((name) => name === "0" || /^_?1_/.test(name));
    return isForm ? action : null;
  }
  const [named = "", ...more] = names.filter((name) => name.startsWith("$ACTION_"));
  return more.length === 0 && named.startsWith(idField) ? named.slice(idField.length) : null;
}

const idField = "$ACTION_ID_";

/**
 * Old browsers and scripts name no origin. Next lets them through and writes a line into the log for each; so it is told the one it wants.
 * @param {import("node:http").IncomingMessage} request
 */
function nameOrigin({ headers }) {
  if (headers.origin !== undefined) return;
  delete headers["x-forwarded-host"];
  headers.host = "here";
  headers.origin = "http://here";
}
