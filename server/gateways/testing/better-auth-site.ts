import { PGlite } from "@electric-sql/pglite";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { emailOTP, phoneNumber } from "better-auth/plugins";
import { boolean, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/pglite";
import { type PendingSignIn, resendCode } from "../../../sign-in/adapters/better-auth.js";
import { CodeNotSent } from "../../../sign-in/resend.js";
import { type Loopback, listen } from "./loopback.ts";

export interface BetterAuthSite extends Loopback {
  /** Sign-ins that wait for a code, as the sign-in system keeps them. */
  pending: Map<string, PendingSignIn>;
  /** Every code that went out: where to, and the code. */
  codes: { to: string; code: string }[];
  database: PGlite;
  /** Whether better-auth takes the code for a sign-in. */
  signIn(to: string, code: string): Promise<boolean>;
}

/**
 * A sign-in system on better-auth and a real database (PGlite), with our plugin. Several may share one `database`, as the processes of one system
 * do. `mostPerMinute`: better-auth's own rate limit of the plugin's endpoint. `down`: nothing is sent while it is true; `receiptLost`: it is, and the sender breaks.
 */
export async function startBetterAuthSite(
  secret: string,
  options: { mostPerMinute?: number; down?: () => boolean; receiptLost?: boolean; database?: PGlite } = {},
): Promise<BetterAuthSite> {
  const pending = new Map<string, PendingSignIn>();
  const codes: { to: string; code: string }[] = [];
  const database = options.database ?? (await createDatabase());
  const deliver = async (to: string, code: string) => {
    if (options.down?.()) throw new CodeNotSent("the provider is down");
    codes.push({ to, code });
    if (options.receiptLost) throw new Error("the provider hung up");
  };
  const auth = betterAuth({
    baseURL: "http://localhost:3001",
    secret: "a-secret-of-the-sign-in-system-for-tests",
    database: drizzleAdapter(drizzle(database), { provider: "pg", schema }),
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 1000,
      ...(options.mostPerMinute ? { customRules: { "/resend-code": { window: 60, max: options.mostPerMinute } } } : {}),
    },
    plugins: [
      emailOTP({ sendVerificationOTP: ({ email, otp }) => deliver(email, otp) }),
      phoneNumber({ sendOTP: ({ phoneNumber: number, code }) => deliver(number, code) }),
      resendCode({ secret, find: (id) => pending.get(id) ?? null, codeLifeSeconds: { email: 300 } }),
    ],
  });
  sites += 1;
  const from = `198.51.100.${sites}`;
  const site = await listen(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await auth.handler(
      new Request(`http://localhost:3001${request.url}`, {
        method: request.method ?? "GET",
        // better-auth counts by address in the memory of the process: each site is asked from its own.
        headers: Object.entries({ ...request.headers, "x-forwarded-for": from }).map(([name, value]) => [
          name,
          String(value),
        ]),
        body: Buffer.concat(chunks),
      }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  return {
    ...site,
    pending,
    codes,
    database,
    async signIn(email, otp) {
      const answer = await auth.api.signInEmailOTP({ body: { email, otp }, asResponse: true });
      return answer.ok;
    },
  };
}

let sites = 0;

const moment = (name: string) => timestamp(name, { withTimezone: true });
const user = pgTable("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull(),
  image: text("image"),
  phoneNumber: text("phone_number").unique(),
  phoneNumberVerified: boolean("phone_number_verified"),
  createdAt: moment("created_at").notNull(),
  updatedAt: moment("updated_at").notNull(),
});
const session = pgTable("session", {
  id: text("id").primaryKey(),
  token: text("token").notNull().unique(),
  userId: text("user_id").notNull(),
  expiresAt: moment("expires_at").notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: moment("created_at").notNull(),
  updatedAt: moment("updated_at").notNull(),
});
const verification = pgTable("verification", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: moment("expires_at").notNull(),
  createdAt: moment("created_at").notNull(),
  updatedAt: moment("updated_at").notNull(),
});
const account = pgTable("account", {
  id: text("id").primaryKey(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  userId: text("user_id").notNull(),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: moment("access_token_expires_at"),
  refreshTokenExpiresAt: moment("refresh_token_expires_at"),
  scope: text("scope"),
  password: text("password"),
  createdAt: moment("created_at").notNull(),
  updatedAt: moment("updated_at").notNull(),
});
const schema = { user, session, account, verification };

async function createDatabase(): Promise<PGlite> {
  const database = new PGlite();
  await database.exec(`
    create table "user" (id text primary key, name text not null, email text not null unique, email_verified boolean not null, image text,
      phone_number text unique, phone_number_verified boolean, created_at timestamptz not null, updated_at timestamptz not null);
    create table session (id text primary key, token text not null unique, user_id text not null, expires_at timestamptz not null,
      ip_address text, user_agent text, created_at timestamptz not null, updated_at timestamptz not null);
    create table account (id text primary key, account_id text not null, provider_id text not null, user_id text not null, access_token text,
      refresh_token text, id_token text, access_token_expires_at timestamptz, refresh_token_expires_at timestamptz, scope text, password text,
      created_at timestamptz not null, updated_at timestamptz not null);
    create table verification (id text primary key, identifier text not null, value text not null, expires_at timestamptz not null,
      created_at timestamptz not null, updated_at timestamptz not null);`);
  return database;
}
