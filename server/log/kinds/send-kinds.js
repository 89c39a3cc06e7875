/** What can go wrong between a press and the code. @satisfies {Record<string, import("./kind-of-line.ts").KindOfLine>} */
export const sendKinds = /** @type {const} */ ({
  "resend-unreachable": {
    level: "error",
    setUp: true,
    by: ["host"],
    message: "The resend endpoint cannot be reached.",
    remedy: "Open its address from this machine. Look at name, port, certificate and firewall.",
  },
  "resend-silent": {
    level: "error",
    setUp: true,
    by: ["host"],
    message: "The resend endpoint took a request, but gave no whole reply in time.",
    remedy: "Let it reply within 10 seconds, and send the code afterwards if need be.",
  },
  "resend-redirect": {
    level: "error",
    setUp: true,
    by: ["host"],
    message: "The resend endpoint redirects, and redirects are not followed.",
    remedy: "Set the address at the end. Often only https, www or a slash is missing.",
  },
  "resend-status": {
    level: "error",
    setUp: true,
    by: ["status"],
    message: "The resend endpoint refuses our request.",
    remedy: "401 and 403: the secrets differ, or a proxy asks for a sign-in. 404 and 405: the address is wrong.",
  },
  "resend-failing": {
    level: "error",
    setUp: true,
    by: ["status"],
    message: "The resend endpoint fails, and does not say whether a code went out.",
    remedy: "Look at its own log. When nothing was sent, let it reply 503 with a status of later.",
  },
  "resend-reply": {
    level: "error",
    setUp: true,
    by: ["status"],
    message: "The resend endpoint replies what is not understood, so nobody knows whether a code went out.",
    remedy: 'Reply {"status":"sent"}. docs/connect.md shows every reply.',
  },
  "resend-time": {
    level: "error",
    setUp: true,
    by: ["host"],
    message:
      "The resend endpoint does not tell the end of a code in seconds. The code counts as sent, the time is ignored.",
    remedy: "Let code_expires_at be a number, in seconds since 1970, or leave it out.",
  },
  "resend-clock": {
    level: "error",
    setUp: true,
    message: "The resend endpoint sent a code that was over already: the clocks differ.",
    remedy: "Set the clock of the sign-in system and of this machine by NTP.",
  },
  "resend-reason": {
    level: "warn",
    setUp: true,
    message: "The resend endpoint refuses for a reason that is not understood. The person reads a plain refusal.",
    remedy: 'Reply 422 with {"status":"refused","reason":"…"} and one of the reasons that are named here.',
  },
  "resend-later": {
    level: "info",
    message: "The resend endpoint asks us to come back later.",
    remedy: "Nothing. When it goes on, let it take more requests.",
  },
  "verify-status": {
    level: "error",
    setUp: true,
    by: ["code"],
    message: "Twilio Verify refuses our request.",
    remedy:
      "Look the code up at twilio.com/docs/api/errors. 20003: the key or its secret is wrong. 20404: the service is.",
  },
  "verify-unreachable": {
    level: "error",
    setUp: true,
    message: "Twilio Verify cannot be reached, or gave no whole reply in time.",
    remedy: "Let this machine reach verify.twilio.com on port 443.",
  },
  "verify-reply": {
    level: "error",
    setUp: true,
    message: "Twilio Verify replies what is not understood, perhaps a page of a proxy on the way.",
    remedy: "Look at what this machine gets from verify.twilio.com. Report it with this line if it comes from there.",
  },
  "verify-failing": {
    level: "warn",
    by: ["status"],
    message: "Twilio Verify fails, or has too many requests.",
    remedy: "Nothing: it is asked again. When it goes on, see status.twilio.com.",
  },
  "delivery-again": {
    level: "info",
    message: "A code could not be handed over and is tried again.",
    remedy: "See the line before it.",
  },
  "delivery-refused": {
    level: "info",
    by: ["reason"],
    message: "A code was refused for good. The person is told why.",
    remedy: "Nothing.",
  },
  "delivery-too-late": {
    level: "error",
    setUp: true,
    message: "A code could not be handed over before it would have come too late.",
    remedy: "See the lines before it: the gateway did not take it in all that time.",
  },
  "press-refused": {
    level: "info",
    by: ["refusal"],
    message: "A press on “Send a new code” was refused. The person is told why.",
    remedy: "Nothing. When it is too many people, look at policy.resend in content/settings.yaml.",
  },
  "proof-wrong": {
    level: "info",
    message: "A press brought a proof of work that is wrong, too old or somebody else's.",
    remedy: "Nothing. When it is everybody, let all processes have the same secrets.",
  },
  "puzzle-failed": {
    level: "error",
    message: "No puzzle could be made for a browser.",
    remedy: "Look at the database.",
  },
  "code-unknown": {
    level: "error",
    message: "What is known of a code cannot be read, so nobody gets a new one.",
    remedy: "Look at the database.",
  },
  "outbox-failing": {
    level: "error",
    message: "The outbox cannot look for codes to send.",
    remedy: "Look at the database. What is due goes out once it is back.",
  },
  "outbox-not-drained": {
    level: "error",
    message: "The outbox could not give its codes back at the end.",
    remedy: "Nothing: another process takes them up within 15 seconds.",
  },
});
