import { createHash, randomBytes } from "node:crypto";
import type { Delivery, DeliveryLog } from "../delivery/delivery.ts";
import { SHORT_LIFE_SECONDS } from "../delivery/fault.ts";
import type { DemoEnv } from "../env.ts";
import type { MailQueue } from "../mail/mail-queue.ts";
import type { Carrier } from "../phone/carrier.ts";
import type { World } from "../world.ts";
import type { Channel } from "./address.ts";
import type { Auth, CodeRefusal } from "./auth.ts";
import { codeMail, codeText } from "./code-message.ts";

/** One attempt to sign in: a code is out, and a person has to type it. */
export interface Challenge {
  readonly id: string;
  readonly world: World;
  readonly channel: Channel;
  address: string;
  firstSentAt: Date;
  lastSentAt: Date;
  codeExpiresAt: Date;
  over: boolean;
  /** Hashes of codes that a newer one has replaced, to say so kindly when one is typed. */
  readonly replaced: Set<string>;
  newest: string;
  spent: boolean;
}

export type SignInRefusal = CodeRefusal | "older" | "over";

export interface Challenges {
  /** Starts signing in and sends the first code; a pending attempt with the same address goes on instead. */
  start(world: World, channel: Channel, address: string): Promise<Challenge>;
  find(id: string): Challenge | undefined;
  /** The attempt of this person that still waits for a code, newest first. */
  pending(world: World): Challenge | undefined;
  /** Sends a new code to the challenge's own address. `null` when the challenge is over. */
  resend(challenge: Challenge, asked: Delivery["asked"], wizardDelivery: string | null): Promise<Delivery | null>;
  /** Sends a code that better-auth made for the newest open challenge of this number. */
  handOver(phoneNumber: string, code: string, wizardDelivery: string | null): Delivery;
  /** Tries the code: the session cookies, or why not. */
  answer(challenge: Challenge, code: string): Promise<{ cookies: string[] } | { refusal: SignInRefusal }>;
}

/** A sign-in nobody finished is over this long after its last code. */
const LIFE_MS = 60 * 60_000;
const MOST_CHALLENGES = 5000;

export function createChallenges(
  env: DemoEnv,
  parts: { auth: Auth; mail: MailQueue; carrier: Carrier; log: DeliveryLog },
): Challenges {
  const challenges = new Map<string, Challenge>();

  async function send(
    challenge: Challenge,
    asked: Delivery["asked"],
    wizardDelivery: string | null,
    life: number,
    minutesAgo = 0,
  ) {
    const code = await parts.auth.issueCode(challenge.channel, challenge.address, life);
    return hand(challenge, code, asked, wizardDelivery, life, minutesAgo);
  }

  /** Hands a code to the mail server or the carrier. */
  function hand(
    challenge: Challenge,
    code: string,
    asked: Delivery["asked"],
    wizardDelivery: string | null,
    life: number,
    minutesAgo = 0,
  ) {
    if (challenge.newest) challenge.replaced.add(challenge.newest);
    challenge.newest = hash(code);
    challenge.spent = false;
    const now = Date.now();
    challenge.lastSentAt = new Date(now);
    challenge.codeExpiresAt = new Date(now + life * 1000);
    const { channel, address, codeExpiresAt } = challenge;
    const sentAt = new Date(now - minutesAgo * 60_000);
    const delivery = parts.log.add({
      challenge: challenge.id,
      channel,
      address,
      asked,
      wizardDelivery,
      sentAt,
      codeExpiresAt,
    });
    if (channel === "email") parts.mail.send(delivery, codeMail(code, life));
    else parts.carrier.send(delivery, codeText(code, life));
    return delivery;
  }

  const usualLife = (challenge: Challenge) => env.codeLifeSeconds[challenge.channel];

  function open(world: World): Challenge[] {
    return [...challenges.values()].filter((challenge) => challenge.world === world && !isOver(challenge));
  }

  return {
    async start(world, channel, address) {
      const same = open(world).find((one) => one.channel === channel && one.address === address);
      if (same) {
        await send(same, "sign-in-site", null, usualLife(same));
        return same;
      }
      const now = new Date();
      const challenge: Challenge = {
        id: `ch_${randomBytes(12).toString("base64url")}`,
        world,
        channel,
        address,
        firstSentAt: now,
        lastSentAt: now,
        codeExpiresAt: now,
        over: false,
        replaced: new Set(),
        newest: "",
        spent: false,
      };
      challenges.set(challenge.id, challenge);
      const oldest = challenges.size > MOST_CHALLENGES ? challenges.keys().next().value : undefined;
      if (oldest !== undefined) challenges.delete(oldest);
      const life = world.shortCode ? SHORT_LIFE_SECONDS : usualLife(challenge);
      // "Several codes": two older ones, dated as if the person had pressed a minute and two minutes ago.
      for (const minutesAgo of world.severalCodes ? [2, 1, 0] : [0])
        await send(challenge, "sign-in", null, life, minutesAgo);
      return challenge;
    },
    find: (id) => challenges.get(id),
    pending: (world) => open(world).at(-1),
    async resend(challenge, asked, wizardDelivery) {
      return isOver(challenge) ? null : send(challenge, asked, wizardDelivery, usualLife(challenge));
    },
    handOver(phoneNumber, code, wizardDelivery) {
      const waiting = [...challenges.values()].filter((one) => one.address === phoneNumber && !isOver(one)).at(-1);
      if (!waiting) throw new Error("a code for nobody");
      return hand(waiting, code, "wizard", wizardDelivery, usualLife(waiting));
    },
    async answer(challenge, code) {
      if (isOver(challenge)) return { refusal: "over" };
      const answer = await parts.auth.signIn(challenge.channel, challenge.address, code);
      if ("cookies" in answer) {
        challenge.over = true;
        return answer;
      }
      if (answer.refusal === "too-many") challenge.spent = true;
      // better-auth forgets expired and spent codes; the person still deserves the true reason.
      if (challenge.replaced.has(hash(code))) return { refusal: "older" };
      if (challenge.spent) return { refusal: "too-many" };
      return { refusal: new Date() >= challenge.codeExpiresAt ? "expired" : answer.refusal };
    },
  };
}

/** Over: signed in, or nobody came back for long. */
export function isOver(challenge: Challenge): boolean {
  return challenge.over || Date.now() > challenge.lastSentAt.getTime() + LIFE_MS;
}

function hash(code: string): string {
  return createHash("sha256").update(code).digest("base64url");
}
