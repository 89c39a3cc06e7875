import base from "./playwright.config.ts";

// The pictures of README and docs, taken from the demo. Nobody's promise: only `npm run screenshots` runs them.
export default { ...base, projects: [{ name: "pictures", testMatch: "pictures/take-pictures.ts" }] };
