import { routerHeaders } from "./router-headers.js";

/**
 * What a route may know of a request, beside the path.
 *
 * @typedef {object} Route
 * @property {readonly string[]} methods
 * @property {boolean} query whether the query means something; else it is cut off
 * @property {readonly string[] | "not-next"} headers the names it may see; `not-next`: all but those that Next keeps for itself
 * @property {boolean} [takesForms] a POST is one of our forms (./form/whole-form.js)
 * @property {string} [kind] the word under which requests for it are counted; a public page is told by its path (../watched/page-kind.js)
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

const openApi = { methods: readingApi, query: true, headers: always };
/** They read their own headers. */
const takingApi = { methods: ["POST", "OPTIONS"], query: true, headers: /** @type {const} */ ("not-next") };

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
  [/^\/$/, { kind: "start", methods: reading, query: false, headers: ["accept-language"] }],
  // Tells a person from a scanner, and has a form of its own, which needs no server action.
  [
    /^\/start\/?$/,
    {
      kind: "ticket",
      methods: [...reading, "POST"],
      query: true,
      headers: [
        ...["accept-language", "cookie", "content-type", "content-length", "transfer-encoding"],
        ...["sec-fetch-mode", "sec-fetch-dest", "sec-purpose", "purpose", "x-moz"],
      ],
    },
  ],
  // The same, where a page of another site shows it in a frame.
  [
    /^\/embed\/?$/,
    {
      kind: "ticket",
      methods: reading,
      query: true,
      headers: [
        ...["accept-language", "cookie", "referer"],
        ...["sec-fetch-mode", "sec-fetch-dest", "sec-fetch-site", "sec-purpose"],
      ],
    },
  ],
  [
    /^\/(_next\/.*|icon\.svg|last-net\.css|robots\.txt|sitemap\.xml|sw\.js|ended\.js|embed\.js)$/,
    { kind: "file", methods: reading, query: false, headers: always },
  ],
  // Other sites of the company may show them.
  [/^\/brand\/[^/]+\/?$/, { kind: "file", methods: readingApi, query: false, headers: always }],
  [/^\/api\/(health|alive)\/?$/, { kind: "health", ...openApi }],
  // Counted by the connection that they come from.
  [/^\/api\/v1\/(step|get-in)\/?$/, { kind: "api", ...openApi, headers: [...always, "x-forwarded-for"] }],
  [/^\/api\/v1\/openapi\.json\/?$/, { kind: "api", ...openApi, query: false }],
  [/^\/api\/delivery\/texts\/?$/, { kind: "code-status", ...openApi }],
  [/^\/api\/delivery\/?$/, { kind: "code-status", ...openApi, headers: [...always, ...visitor] }],
  [/^\/api\/resend-proof\/?$/, { kind: "proof", ...openApi, headers: [...always, ...visitor] }],
  [/^\/api\/v1\/words\/[^/]+\/[^/]+\/?$/, { kind: "api", ...openApi, query: false }],
  [/^\/api\/v1\/(match|link)\/?$/, { kind: "api", ...takingApi, query: false }],
  [/^\/api\/embed\/?$/, { kind: "code-status", ...openApi, query: false }],
  [/^\/api\/outcomes\/?$/, { kind: "outcomes", ...takingApi, query: false }],
  [/^\/api\/delivery-events\/?$/, { kind: "delivery-events", ...takingApi }],
  [/^\/api\/webhooks\/[^/]+\/?$/, { kind: "webhook", ...takingApi, methods: ["POST", ...readingApi] }],
  // Those that are not there.
  [/^\/api\/.*$/, { kind: "other", ...openApi, query: false }],
  [/^\/[^/]+\/offline\/?$/, { kind: "offline", methods: reading, query: false, headers: always }],
  [/^\/[^/]+\/preview\/?$/, { kind: "preview", methods: reading, query: false, headers: always }],
  // Has no form, and Next would send one on to a page that has.
  [/^\/[^/]+\/help\/?$/, { kind: "help", methods: reading, query: false, headers: [...always, ...soft] }],
  [/^\/[^/]+\/go\/?$/, { kind: "go", methods: reading, query: true, headers: [] }],
  [/^\/[^/]+\/delivery(\/.*)?$/, { kind: "delivery", ...page, query: true, headers: [...always, ...soft, ...visitor] }],
];

/** @param {string} path without query, with dots and backslashes resolved @returns {Route} */
export function routeOf(path) {
  return others.find(([shape]) => shape.test(path))?.[1] ?? publicPage;
}
