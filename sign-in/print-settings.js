import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { makeKey } from "./keys.js";
import { defaultPaths } from "./routes.js";

/**
 * `npm run connect -- --site https://www.example.com --help-site https://help.example.com --sign-in-page /sign-in`: new keys and secrets, as the settings of both
 * sides. Nothing is kept of them.
 */
const { values } = parseArgs({
  options: {
    site: { type: "string", default: "http://localhost:4000" },
    "help-site": { type: "string", default: "http://localhost:3000" },
    "sign-in-page": { type: "string", default: "/sign-in" },
  },
});
const wrong = [values.site, values["help-site"]].find((address) => !/^https?:/.test(address) || !URL.canParse(address));
if (wrong !== undefined) {
  console.error(`"${wrong}" is no address: write it like https://www.example.com`);
  process.exit(2);
}
const [site = "", help = ""] = [values.site, values["help-site"]].map((address) => address.replace(/\/+$/, ""));
const secret = () => `whsec_${randomBytes(32).toString("base64")}`;
const [resend, events] = [secret(), secret()];
const { keysPath, resendPath } = defaultPaths;

console.log(`# Your sign-in system
TICKET_KEY='${JSON.stringify(makeKey())}'
RESEND_SECRET=${resend}
DELIVERY_EVENTS_SECRET=${events}
HELP_URL=${help}
SITE_URL=${site}${portLine(site)}

# The help site
BASE_URL=${help}${portLine(help)}
SIGN_IN_URL=${new URL(values["sign-in-page"], `${site}/`)}
TICKET_JWKS_URL=${site}${keysPath}
TICKET_ISSUER=${site}
RESEND_URL=${site}${resendPath}
RESEND_SECRET=${resend}
DELIVERY_EVENTS_SECRET=${events}`);

/** On one machine the address says where to listen; elsewhere that is up to the proxy in front. @param {string} address */
function portLine(address) {
  const { protocol, hostname, port } = new URL(address);
  const isHere = protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return isHere && port !== "" ? `\nPORT=${port}` : "";
}
