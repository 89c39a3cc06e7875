import { Auth, type AuthConfig } from "@auth/core";
import { beforeEach, expect, test } from "vitest";
import { sendByAuthJs } from "../adapters/auth-js.js";
import { answerResend, CodeNotSent } from "../resend.js";
import { memoryStore } from "../store.js";
import { askFor, secret } from "./signed.js";

const origin = "https://www.example.com";
const mails: { to: string; code: string }[] = [];
const kept: { identifier: string; token: string; expires: Date }[] = [];
let trouble: Error | null = null;
let mayEnter = true;

/** A sign-in by a code in Auth.js: an e-mail provider with codes of six digits, and an adapter in memory. */
const config: AuthConfig = {
  secret: "a-secret-of-the-sign-in-system-for-tests",
  trustHost: true,
  basePath: "/api/auth",
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
  callbacks: { signIn: () => mayEnter },
  providers: [
    {
      id: "code",
      type: "email",
      name: "Code",
      maxAge: 600,
      generateVerificationToken: () => "123456",
      async sendVerificationRequest({ identifier, token }) {
        if (trouble) throw trouble;
        mails.push({ to: identifier, code: token });
      },
    },
  ],
  adapter: {
    getUserByEmail: async () => null,
    getUser: async () => null,
    getUserByAccount: async () => null,
    createUser: async (user) => user,
    updateUser: async (user) => ({ email: "", emailVerified: null, ...user }),
    linkAccount: async () => null,
    createSession: async (session) => session,
    getSessionAndUser: async () => null,
    updateSession: async () => null,
    deleteSession: async () => {},
    async createVerificationToken(token) {
      kept.push(token);
      return token;
    },
    async useVerificationToken({ identifier, token }) {
      const index = kept.findIndex((one) => one.identifier === identifier && one.token === token);
      return index < 0 ? null : (kept.splice(index, 1)[0] ?? null);
    },
  },
};
const send = sendByAuthJs({
  config,
  origin,
  provider: "code",
  find: (challenge) => (challenge === "challenge-1" ? { email: "jo@mail.example" } : null),
});
const errors: unknown[] = [];
let store = memoryStore();
const ask = async (changes: Parameters<typeof askFor>[0] = {}) => {
  const options = { secret, send, store, onError: (error: unknown) => errors.push(error) };
  return JSON.parse((await answerResend(askFor(changes), options)).body);
};

beforeEach(() => {
  for (const list of [mails, kept, errors]) list.length = 0;
  trouble = null;
  mayEnter = true;
  store = memoryStore();
});

test("Auth.js itself makes the new code and sends it, once, and it signs the person in", async () => {
  const now = Date.now() / 1000;
  const reply = await ask();
  expect(reply).toMatchObject({ status: "sent" });
  expect(reply.code_expires_at - now).toBeCloseTo(600, -1);
  expect(await ask()).toEqual(reply);
  expect(mails).toEqual([{ to: "jo@mail.example", code: "123456" }]);
  const callback = new URL(`/api/auth/callback/code?email=jo@mail.example&token=123456`, origin);
  const signedIn = await Auth(new Request(callback), config);
  expect(signedIn.headers.get("location")).not.toContain("error");
  expect(kept).toEqual([]);
});

test("a sign-in that is over, or that Auth.js does not let in, is refused for good", async () => {
  expect(await ask({ challenge: "challenge-2" })).toMatchObject({ status: "refused", reason: "challenge-over" });
  mayEnter = false;
  expect(await ask({ id: "del_2" })).toMatchObject({ status: "refused", reason: "unreachable" });
  expect(mails).toEqual([]);
});

test("a sender that knows that nothing went out says later, and the same request sends when it is up again", async () => {
  trouble = new CodeNotSent("the provider is down");
  expect(await ask()).toEqual({ status: "later" });
  trouble = null;
  expect(await ask()).toMatchObject({ status: "sent" });
  expect(mails).toHaveLength(1);
});

test("a sender that breaks proves nothing: the same request never sends again", async () => {
  trouble = new Error("the provider hung up");
  expect(await ask()).toEqual({ status: "unknown" });
  trouble = null;
  expect(await ask()).toEqual({ status: "under-way" });
  expect(mails).toEqual([]);
  expect(errors).toHaveLength(1);
});
