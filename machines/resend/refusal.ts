/** Why a browser may not know anything about a code. */
export const ticketRefusals = [
  "no-ticket", // nothing signed came with this browser
  "ticket-expired",
  "ticket-used", // opened in another browser first
  "ticket-invalid", // forged, foreign or damaged
  "unavailable", // this site has no gateway or no keys, or the database is down
] as const;
export type TicketRefusal = (typeof ticketRefusals)[number];

/** Why no (further) code is sent now. Every reason has a sentence in `content/interface/<locale>.yaml` under `resend.refused`. */
export const refusals = [
  ...ticketRefusals,
  "cooling", // the wait since the last send is not over
  "too-many", // the cap of the challenge or of the destination is reached
  "connection-busy", // the cap of the person's block of internet addresses is reached
  "site-busy", // the cap of the dial code or of the whole site is reached
  "country-refused", // the policy sends nothing there
  "challenge-over", // the sign-in site said so
  "cannot-arrive", // the gateway or a delivery event said that no further code can arrive there
] as const;
export type Refusal = (typeof refusals)[number];
