import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { type ResendCodeOptions, resendCode } from "@wheres-my-code/sign-in/better-auth";
import { betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { emailOTP, phoneNumber } from "better-auth/plugins";
import { z } from "zod";
import type { DemoEnv } from "../env.ts";
import type { Channel } from "./address.ts";

/** Wrong codes allowed per code. */
const ALLOWED_ATTEMPTS = 5;

export type CodeRefusal = "wrong" | "expired" | "too-many";

export interface Auth {
  /** better-auth's own endpoints under `/api/auth`. */
  handler(request: Request): Promise<Response>;
  createUser(person: { email: string; phone: string }): Promise<string>;
  changeUser(id: string, person: { email: string; phone: string }): Promise<void>;
  /** Makes a new code for the address; every older one stops counting. Sending it is up to the caller. */
  issueCode(channel: Channel, address: string, lifeSeconds: number): Promise<string>;
  /** Signs in with the code: the session cookies to set, or why not. */
  signIn(channel: Channel, address: string, code: string): Promise<{ cookies: string[] } | { refusal: CodeRefusal }>;
  /** Who is signed in with these cookies: the user id, or `null`. */
  session(headers: Headers): Promise<string | null>;
  signOut(headers: Headers): Promise<string[]>;
}

/** What better-auth needs when the wizard asks it for a code itself (text codes; `sign-in/adapters/better-auth.js`). */
export interface CodesByWizard {
  find: ResendCodeOptions["find"];
  /** Sends a code that better-auth made for the wizard's delivery. */
  deliver(phoneNumber: string, code: string, wizardDelivery: string | null): Promise<void>;
}

/** Kestrel's own auth server: better-auth with e-mail codes and phone numbers, kept in memory. */
export function createAuth(env: DemoEnv, wizard: CodesByWizard): Auth {
  // better-auth hands the code to a callback; this carries it back to the call that asked for it.
  const issuing = new AsyncLocalStorage<{ code: string }>();
  const keep = async (code: string) => {
    const holder = issuing.getStore();
    if (holder) holder.code = code;
  };
  const auth = betterAuth({
    baseURL: env.baseUrl,
    secret: randomBytes(32).toString("hex"),
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    logger: { disabled: true },
    telemetry: { enabled: false },
    advanced: { cookiePrefix: "kestrel" },
    plugins: [
      emailOTP({
        expiresIn: env.codeLifeSeconds.email,
        allowedAttempts: ALLOWED_ATTEMPTS,
        sendVerificationOTP: ({ otp }) => keep(otp),
      }),
      phoneNumber({
        expiresIn: env.codeLifeSeconds.sms,
        allowedAttempts: ALLOWED_ATTEMPTS,
        sendOTP: ({ phoneNumber, code }, context) =>
          issuing.getStore()
            ? keep(code)
            : wizard.deliver(phoneNumber, code, context?.request?.headers.get("webhook-id") ?? null),
      }),
      resendCode({ secret: env.resendSecret, find: wizard.find, codeLifeSeconds: env.codeLifeSeconds }),
    ],
  });

  return {
    handler: auth.handler,

    async createUser({ email, phone }) {
      const { internalAdapter } = await auth.$context;
      const user = await internalAdapter.createUser(
        {
          email,
          emailVerified: true,
          name: "Jamie Rivers",
          phoneNumber: phone,
          phoneNumberVerified: true,
        },
        { method: "admin" },
      );
      return user.id;
    },

    async changeUser(id, { email, phone }) {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.updateUser(id, { email, phoneNumber: phone, phoneNumberVerified: true });
    },

    async issueCode(channel, address, lifeSeconds) {
      const { internalAdapter } = await auth.$context;
      const identifier = channel === "email" ? `sign-in-otp-${address}` : `phone-number-otp-${address}`;
      // Two codes made in the same millisecond would tie for "newest": only one may exist.
      await internalAdapter.deleteVerificationByIdentifier(identifier);
      const holder = { code: "" };
      await issuing.run(holder, async () => {
        if (channel === "email") await auth.api.sendVerificationOTP({ body: { email: address, type: "sign-in" } });
        else await auth.api.sendPhoneNumberOTP({ body: { phoneNumber: address } });
      });
      if (holder.code === "") throw new Error("better-auth made no code");
      if (lifeSeconds !== env.codeLifeSeconds[channel]) {
        const expiresAt = new Date(Date.now() + lifeSeconds * 1000);
        await internalAdapter.updateVerificationByIdentifier(identifier, { expiresAt });
      }
      return holder.code;
    },

    async signIn(channel, address, code) {
      try {
        const { headers } =
          channel === "email"
            ? await auth.api.signInEmailOTP({ body: { email: address, otp: code }, returnHeaders: true })
            : await auth.api.verifyPhoneNumber({ body: { phoneNumber: address, code }, returnHeaders: true });
        return { cookies: headers.getSetCookie() };
      } catch (error) {
        const known = refusalSchema.safeParse(error);
        if (!known.success) throw new Error("Sign-in failed", { cause: error });
        return { refusal: refusals[known.data.body.code] };
      }
    },

    async session(headers) {
      return (await auth.api.getSession({ headers }))?.user.id ?? null;
    },

    async signOut(headers) {
      const answer = await auth.api.signOut({ headers, returnHeaders: true });
      return answer.headers.getSetCookie();
    },
  };
}

const refusals = {
  INVALID_OTP: "wrong",
  OTP_NOT_FOUND: "wrong",
  OTP_EXPIRED: "expired",
  TOO_MANY_ATTEMPTS: "too-many",
} as const;
const refusalSchema = z.object({
  body: z.object({ code: z.enum(["INVALID_OTP", "OTP_NOT_FOUND", "OTP_EXPIRED", "TOO_MANY_ATTEMPTS"]) }),
});
