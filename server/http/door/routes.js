import { routerHeaders } from "./router-headers.js";

/**
 * What a route may know of a request, beside the path.
 *
 * @typedef {object} Route
 * @property {readonly string[]} methods
 * @property {boolean} query whether the query means something; else it is cut off
 * @property {readonly string[] | "not-next"} headers the names it may see; `not-next`: all but those that Next keeps for itself
 * @property {boolean} [takesForms] a POST is one of our forms (./form/whole-form.js)
 */

const reading = ["GET", "HEAD"];
// Next says which methods a route has.
const readingApi = [...reading, "OPTIONS"];
const page = { methods: [...reading, "POST"], takesForms: true };

// Everything is asked for in an encoding and may be known already. Parts (`range`) are not given: pages are small, and a part that does not
// exist is an error to Next.
const always = ["accept-encoding", "if-none-match", "if-modified-since"];
const soft = [...routerHeaders.keys()];
const visitor = ["cookie", "x-forwarded-for"];

/** The names that a form of ours comes with, wherever it is sent to. */
export const formHeaders = [
  ...always,
  ...soft,
  ...visitor,
  "host",
  "origin",
  "x-forwarded-host",
  "content-type",
  "content-length",
  "transfer-encoding",
  "next-action",
];

/**
 * A public page, and so every address that is not in the list: it depends on its path and on nothing else, and is kept for everyone.
 * @type {Route}
 */
const publicPage = { ...page, query: false, headers: [...always, ...soft] };

/**
 * The routes that know more, or less. A test compares the list with the folders of app/ and public/.
 * @type {readonly (readonly [RegExp, Route])[]}
 */
const others = [
  [/^\/$/, { methods: reading, query: false, headers: ["accept-language"] }],
  // Tells a person from a scanner, and has a form of its own, which needs no server action.
  [
    /^\/start\/?$/,
    {
      methods: [...reading, "POST"],
      query: true,
      headers: [
        ...["accept-language", "cookie", "content-type", "content-length", "transfer-encoding"],
        ...["sec-fetch-mode", "sec-fetch-dest", "sec-purpose", "purpose", "x-moz"],
      ],
    },
  ],
  [
    /^\/(_next\/.*|icon\.svg|last-net\.css|robots\.txt|sitemap\.xml|sw\.js|ended\.js)$/,
    { methods: reading, query: false, headers: always },
  ],
  [
    /^\/api\/(health|alive|v1\/step|v1\/get-in|delivery\/texts)\/?$/,
    { methods: readingApi, query: true, headers: always },
  ],
  [/^\/api\/(delivery|resend-proof)\/?$/, { methods: readingApi, query: true, headers: [...always, ...visitor] }],
  [/^\/api\/v1\/words\/[^/]+\/[^/]+\/?$/, { methods: readingApi, query: false, headers: always }],
  [/^\/api\/outcomes\/?$/, { methods: ["POST", "OPTIONS"], query: false, headers: "not-next" }],
  [/^\/api\/v1\/(match|link)\/?$/, { methods: ["POST", "OPTIONS"], query: false, headers: "not-next" }],
  [/^\/api\/delivery-events\/?$/, { methods: ["POST", "OPTIONS"], query: true, headers: "not-next" }],
  [/^\/api\/webhooks\/[^/]+\/?$/, { methods: ["POST", ...readingApi], query: true, headers: "not-next" }],
  [/^\/[^/]+\/(offline|preview)\/?$/, { methods: reading, query: false, headers: always }],
  // Has no form, and Next would send one on to a page that has.
  [/^\/[^/]+\/help\/?$/, { methods: reading, query: false, headers: [...always, ...soft] }],
  [/^\/[^/]+\/go\/?$/, { methods: reading, query: true, headers: [] }],
  [/^\/[^/]+\/delivery(\/.*)?$/, { ...page, query: true, headers: [...always, ...soft, ...visitor] }],
];

/** @param {string} path without query, with dots and backslashes resolved @returns {Route} */
export function routeOf(path) {
  return others.find(([shape]) => shape.test(path))?.[1] ?? publicPage;
}
