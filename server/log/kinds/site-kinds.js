/** What can go wrong around the pages. @satisfies {Record<string, import("./kind-of-line.ts").KindOfLine>} */
export const siteKinds = /** @type {const} */ ({
  ready: { level: "info", pause: 0, message: "Ready.", remedy: "Nothing." },
  "start-failed": {
    level: "fatal",
    pause: 0,
    message: "The server does not start.",
    remedy: "Mend what the reason names, and start it again.",
  },
  "resend-off": {
    level: "warn",
    setUp: true,
    pause: 0,
    message: "Nobody can ask for a new code: a gateway is set up, but no ticket keys.",
    remedy: "Set TICKET_JWKS_URL (or TICKET_JWKS) and TICKET_ISSUER.",
  },
  "proxy-host": {
    level: "error",
    setUp: true,
    by: ["taken"],
    message: "A form of our own page came with another Host: the proxy in front does not pass it on.",
    remedy:
      "Let the proxy pass on Host and X-Forwarded-Proto (docs/deploy.md), and set BASE_URL to the address people see.",
  },
  "form-no-origin": {
    level: "warn",
    setUp: true,
    message: "A form came from nowhere (Origin: null) and was refused.",
    remedy: "Let no proxy send Referrer-Policy: no-referrer, and do not show the pages in a sandboxed frame.",
  },
  "form-foreign": {
    level: "info",
    message: "A form of another site was refused.",
    remedy: "Nothing: nobody may press our buttons for somebody else.",
  },
  "form-older": {
    level: "warn",
    setUp: true,
    message: "A form of an older build was refused. The page loads itself anew.",
    remedy: "Build with the same NEXT_SERVER_ACTIONS_ENCRYPTION_KEY each time, and give all processes the same build.",
  },
  "request-refused": {
    level: "debug",
    by: ["reason"],
    message: "A request that no page of ours sends was refused.",
    remedy: "Nothing.",
  },
  "too-many-at-once": {
    level: "warn",
    message: "A page was refused, because too many are waiting.",
    remedy: "Put a cache in front, or add processes (docs/deploy.md).",
  },
  "content-live": { level: "info", pause: 0, message: "New content is live.", remedy: "Nothing." },
  "content-mended": { level: "info", pause: 0, message: "All problems of the content are fixed.", remedy: "Nothing." },
  "content-refused": {
    level: "error",
    setUp: true,
    pause: 0,
    message: "An edit of the content is not taken over. The last good version stays live.",
    remedy: "Mend the lines that are named here. npm run content:check says the same before you save.",
  },
  "content-unreadable": {
    level: "error",
    setUp: true,
    message: "The content folder cannot be read. The last good version stays live.",
    remedy: "Look at the folder (CONTENT_DIR) and who may read it.",
  },
  "database-lost": {
    level: "error",
    message: "A connection to the database broke. A new one is opened.",
    remedy: "Nothing, after a restart of the database. Else look at the network between.",
  },
  "database-not-closed": {
    level: "error",
    message: "The database could not be closed at the end.",
    remedy: "Nothing: what was written is kept.",
  },
  "purge-failed": {
    level: "error",
    message: "What is older than it may be could not be deleted. It is tried again in an hour.",
    remedy: "Look at the database.",
  },
  "assistant-trouble": {
    level: "warn",
    setUp: true,
    by: ["trouble"],
    pause: 60,
    message: "The assistant (MATCH_URL) does not help. Own words are matched without it.",
    remedy: "Look at your model server: its address, its key, and whether it replies within a second.",
  },
  "page-failed": {
    level: "error",
    by: ["step"],
    message: "A step cannot be shown. This is a bug.",
    remedy: "Report it with this line.",
  },
  "request-failed": {
    level: "error",
    pause: 0,
    message: "A request failed. This is a bug. The person sees the digest.",
    remedy: "Report it with this line.",
  },
});
