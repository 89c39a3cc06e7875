import { withoutQuery } from "../../without-query.js";
import { routeOf } from "../door/routes.js";

/**
 * The kind of page or route that a request is for: one of few words, whatever was asked for. No step and nothing of a journey is in it.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {string} method
 * @param {string} target with or without its query
 */
export function pageKind(method, target) {
  const path = withoutQuery(target);
  const { kind, takesForms } = routeOf(path);
  if (kind && !(method === "POST" && takesForms)) return kind;
  const publicKind = kind ?? kindOfPublicPage(path);
  return publicKind !== "other" && method === "POST" ? "form" : publicKind;
}

/** @param {string} path */
function kindOfPublicPage(path) {
  const [, word, step = ""] = pagePath.exec(path) ?? [];
  if (word === undefined || path.startsWith("/api/")) return startPage.test(path) ? "start" : "other";
  if (!channels.has(word)) return pages.has(word) ? word : "other";
  if (step.startsWith("trial-")) return "trial";
  if (likelyPage.test(step)) return "likely";
  return steps.has(step) ? step : "step";
}

const startPage = /^\/[a-z]{2,3}(-[a-z0-9]+)*$/;
const pagePath = /^\/[a-z]{2,3}(?:-[a-z0-9]+)*\/([a-z-]+)(?:\/([a-z0-9-]*))?(?:\/|$)/;
const pages = new Set(["start", "share", "letter"]);
const channels = new Set(["email", "sms", "authenticator"]);
const steps = new Set(["solved", "help", "all", "get-in"]);
const likelyPage = /^likely(-\d+)?$/;
