import { setTimeout as wait } from "node:timers/promises";
import type { Send } from "@wheres-my-code/sign-in/resend";
import type { Challenges } from "./challenge.ts";

/** What happens when the wizard asks for a new code: it goes to the challenge's own address only. */
export function sendAgain(challenges: Challenges): Send {
  return async ({ challenge: id, delivery }) => {
    const challenge = challenges.find(id);
    if (challenge?.world.resendAnswer.down) return { status: "later" };
    const sent = challenge ? await challenges.resend(challenge, "wizard", delivery) : null;
    if (!challenge || !sent) return { status: "refused", reason: "challenge-over" };
    await wait(challenge.world.resendAnswer.delaySeconds * 1000);
    return { status: "sent", code_expires_at: Math.floor(sent.codeExpiresAt.getTime() / 1000) };
  };
}
