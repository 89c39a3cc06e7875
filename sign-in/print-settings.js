import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { makeKey } from "./keys.js";
import { defaultPaths } from "./routes.js";

/**
 * `npm run connect -- --site https://www.example.com --help-site https://help.example.com`: new keys and secrets, as the settings of both sides. Nothing is kept of
 * them.
 */
const { values } = parseArgs({
  options: {
    site: { type: "string", default: "http://localhost:4000" },
    "help-site": { type: "string", default: "http://localhost:3000" },
  },
});
const [site, help] = [values.site, values["help-site"]].map((address) => address.replace(/\/+$/, ""));
const secret = () => `whsec_${randomBytes(32).toString("base64")}`;
const [resend, events] = [secret(), secret()];
const { keysPath, resendPath } = defaultPaths;

console.log(`# Your sign-in system
TICKET_KEY='${JSON.stringify(makeKey())}'
RESEND_SECRET=${resend}
DELIVERY_EVENTS_SECRET=${events}
HELP_URL=${help}
SITE_URL=${site}

# The help site
BASE_URL=${help}
SIGN_IN_URL=${site}/sign-in
TICKET_JWKS_URL=${site}${keysPath}
TICKET_ISSUER=${site}
RESEND_URL=${site}${resendPath}
RESEND_SECRET=${resend}
DELIVERY_EVENTS_SECRET=${events}`);
