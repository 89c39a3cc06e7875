import { log } from "../../../log/log.js";
import { policyFor } from "../../finished-page.js";
import { refuse } from "../refuse.js";
import { hostsOf, senderOf } from "./form-sender.js";

/**
 * Refuses a form that none of our pages sent (403) and says so in the log; returns whether it did. Where the set-up is likely to blame, the person reads that
 * it is our fault and where to go on: a page for a browser without JavaScript, two words for a page of ours that runs.
 * A form of ours that reached us under another host goes on without its origin: Next would compare it again.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {string} baseUrl
 */
export function refusedForm(request, response, baseUrl) {
  const { headers } = request;
  const sender = senderOf(headers, baseUrl);
  if (sender === "here") return false;
  if (sender === "here-by-browser") {
    log(headers.origin === "null" ? "form-no-origin" : "proxy-host", { ...hostsOf(headers), taken: true });
    delete headers.origin;
    return false;
  }
  if (sender === "foreign") refuse(response, 403, "form of another site", {}, "form-foreign");
  else {
    log(sender === "nowhere" ? "form-no-origin" : "proxy-host", { ...hostsOf(headers), taken: false });
    sayNotSetUp(request, response);
  }
  return true;
}

/** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
function sayNotSetUp(request, response) {
  const address = request.url ?? "";
  const page = request.headers["next-action"] === undefined && globalThis.wizardNotSetUpPage?.(address);
  if (!page) {
    // In these words: Next hands them to the page only with this type, and machines/code-status/press-machine.ts knows them.
    refuse(response, 403, "not set up", { "content-type": "text/plain" }, null);
    return;
  }
  const policy = policyFor(page, address.replace(/\?.*/s, ""));
  refuse(response, 403, page, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy }, null);
}
