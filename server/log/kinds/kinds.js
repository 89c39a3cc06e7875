import { reportKinds } from "./report-kinds.js";
import { sendKinds } from "./send-kinds.js";
import { siteKinds } from "./site-kinds.js";
import { ticketKinds } from "./ticket-kinds.js";

/**
 * Every kind of line that the server writes. docs/log.md shows the list to operators, and a test holds the two together.
 * Plain JavaScript, as the whole room: the door beside Next writes lines, too.
 */
export const kinds = { ...ticketKinds, ...sendKinds, ...reportKinds, ...siteKinds };

/** @typedef {keyof typeof kinds} Kind */
