import { helpRoutes } from "@wheres-my-code/sign-in/express";
import { reportDelivery } from "@wheres-my-code/sign-in/report";
import { createTicket } from "@wheres-my-code/sign-in/ticket";
import { Router } from "express";

const {
  TICKET_KEY: key,
  RESEND_SECRET: resendSecret,
  DELIVERY_EVENTS_SECRET: secret,
  HELP_URL,
  SITE_URL,
} = process.env;

/** All that connects this site to the help site. `signIns` and `sendCode` are the site's own. */
export function helpRouter({ signIns, sendCode }) {
  const router = Router();
  // The help site asks for our public key, and for a new code.
  router.use(
    helpRoutes({
      key,
      resendSecret,
      async send({ challenge, delivery }) {
        const signIn = signIns.get(challenge);
        if (!signIn || signIn.isOver) return { status: "refused", reason: "challenge-over" };
        await sendCode(signIn, delivery);
        return { status: "sent", code_expires_at: signIn.codeExpiresAt };
      },
    }),
  );
  // "Didn't get a code?" on the code page leads here; the cookie says whose sign-in it is.
  router.get("/sign-in/help", (request, response) => {
    const signIn = signIns.of(request);
    if (!signIn || signIn.isOver) return response.redirect(HELP_URL);
    const { id: challenge, channel, address, sentAt: sent_at, codeExpiresAt: code_expires_at } = signIn;
    const facts = { account: address, address, challenge, channel, sent_at, code_expires_at, reports: true };
    const ticket = createTicket({ ...facts, return_to: `${SITE_URL}/sign-in/code` }, { key, issuer: SITE_URL });
    response.redirect(`${HELP_URL}/start?ticket=${ticket}`);
  });
  return router;
}

/** What our mail server said of a code. Nobody has to wait for it: what goes wrong is printed. */
export const report = (signIn, { type, delivery, message, text }) =>
  reportDelivery(
    { type, challenge: signIn.id, channel: signIn.channel, delivery, message, provider: "smtp", text },
    { url: HELP_URL, secret },
  ).then((reply) => reply.ok || console.error("report", reply), console.error);
