import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { answerResend, CodeNotSent } from "@wheres-my-code/sign-in/resend";
import { memoryStore } from "@wheres-my-code/sign-in/store";
import { createDeliveryLog } from "./delivery/delivery.ts";
import { createEventPost } from "./delivery/event-post.ts";
import type { DemoEnv } from "./env.ts";
import { serve } from "./http.ts";
import { createMailQueue } from "./mail/mail-queue.ts";
import { startMailServer } from "./mail/mail-server.ts";
import { createCarrier } from "./phone/carrier.ts";
import { createRouter } from "./router.ts";
import { createAuth } from "./sign-in/auth.ts";
import { createChallenges, isOver } from "./sign-in/challenge.ts";
import { sendAgain } from "./sign-in/resend.ts";
import { createTicketOffice } from "./sign-in/ticket.ts";
import { createWorlds } from "./world.ts";

interface App {
  readonly url: string;
  readonly smtpPort: number;
  close(): Promise<void>;
}

/** Starts the demo: web server, mail server, carrier. Rejects when a port is taken. Port 0 means any free one. */
export async function createApp(env: DemoEnv): Promise<App> {
  const auth = createAuth(env, {
    find(id) {
      const challenge = challenges.find(id);
      if (challenge?.world.resendAnswer.down) throw new CodeNotSent("switched off");
      return challenge?.channel === "sms" && !isOver(challenge)
        ? { channel: "sms", phoneNumber: challenge.address }
        : null;
    },
    async deliver(phoneNumber, code, wizardDelivery) {
      const { challenge } = challenges.handOver(phoneNumber, code, wizardDelivery);
      await wait((challenges.find(challenge)?.world.resendAnswer.delaySeconds ?? 0) * 1000);
    },
  });
  const worlds = createWorlds(auth.createUser);
  const log = createDeliveryLog(createEventPost(env));
  const mailServer = await startMailServer(env.smtpPort, worlds);
  const mail = createMailQueue(mailServer.port, log);
  const carrier = createCarrier(worlds, log);
  const challenges = createChallenges(env, { auth, mail, carrier, log });
  const tickets = createTicketOffice(env.ticket, env.baseUrl);
  const answer = { secret: env.resendSecret, send: sendAgain(challenges), store: memoryStore() };
  const resend = async (request: Request) => {
    const reply = await answerResend({ body: await request.text(), headers: request.headers }, answer);
    return new Response(reply.body, reply);
  };
  const server = serve(createRouter({ env, auth, worlds, challenges, log, tickets, resend }));

  server.listen(env.port);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : env.port;
  return {
    url: env.port === 0 ? `http://localhost:${port}` : env.baseUrl,
    smtpPort: mailServer.port,
    async close() {
      carrier.close();
      mail.close();
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), mailServer.close()]);
    },
  };
}
