import { knownFrame } from "../door/known-frame.js";
import { isPublicPath } from "../public-path.js";

/**
 * What the service worker does with a request. `page` and `step` (the data of soft navigation) come from the network and are kept under
 * `key`; `page-not-kept` comes from the network alone, and where that fails its public page or the offline page stands in; `entrance` is left
 * to the browser while there is a line; `not-ours` always: forms, server actions, the API, files. Nothing that depends on a ticket or a query
 * is `page` or `step`.
 * A part of the worker's script, so plain JavaScript that needs nothing but what it imports.
 *
 * @param {AskedByPage} request
 * @param {string} origin of this site
 * @returns {{ kind: "page" | "step", key: string } | { kind: "page-not-kept" | "entrance" | "not-ours" }}
 */
export function requestKind({ method, url, mode, headers }, origin) {
  const { pathname, origin: asked } = new URL(url);
  if (method !== "GET" || asked !== origin) return { kind: "not-ours" };
  const isPublic = isPublicPath(pathname);
  // It knows a person by how the browser asks, and a worker may ask in another way.
  if (mode === "navigate" && /^\/start\/?$/.test(pathname)) return { kind: "entrance" };
  const isForPeople = pathname === "/" || standbyPaths(pathname).length > 0;
  if (mode === "navigate" && !isPublic) return { kind: isForPeople ? "page-not-kept" : "not-ours" };
  if (mode === "navigate") return { kind: "page", key: pathname };
  if (headers.get("rsc") !== "1" || !isPublic) return { kind: "not-ours" };
  // Next asks for different things with these; the server reads no others (../door/router-headers.js).
  const part = ["next-router-prefetch", "next-router-segment-prefetch"].map((name) => headers.get(name) ?? "");
  const form = knownFrame(headers.get("next-router-state-tree") ?? "", pathname) ? "page" : "whole";
  return { kind: "step", key: `${pathname}?step=${encodeURIComponent([...part, form].join(" "))}` };
}

/**
 * Whether a response may be kept: it is whole, ours, found where it was asked for, and the server says that it is for everyone.
 * @param {{ status: number, type: string, redirected: boolean, headers: ReadHeaders }} response
 */
export function mayBeKept({ status, type, redirected, headers }) {
  return (
    status === 200 &&
    type === "basic" &&
    !redirected &&
    /(^|[ ,])s-maxage=[1-9]/.test(headers.get("cache-control") ?? "")
  );
}

/**
 * The public page of the step that a personal page stands beside: `/en/delivery/email/spam-folder` → `/en/email/spam-folder`. Any other path
 * is its own, and so is the personal page of no step.
 * @param {string} path
 */
export function publicPathOf(path) {
  return path.replace(/^(\/[^/]+)\/delivery(?=\/)/, "$1");
}

/**
 * The pages to fall back on for somebody who is at `path`: the one that says that the line is lost, and all checks of the channel.
 * @param {string} path
 * @returns {string[]}
 */
export function standbyPaths(path) {
  const [, locale = "", channel = ""] = publicPathOf(path).split("/");
  const notice = `/${locale}/offline`;
  if (!isPublicPath(notice)) return [];
  return deliveredBy.includes(channel) ? [notice, `/${locale}/${channel}/all`] : [notice];
}

// A test compares them with machines/words.ts, which a worker cannot import.
const deliveredBy = ["email", "sms", "authenticator"];

/**
 * @typedef {{ get(name: string): string | null }} ReadHeaders
 * @typedef {{ method: string, url: string, mode: string, headers: ReadHeaders }} AskedByPage
 */
