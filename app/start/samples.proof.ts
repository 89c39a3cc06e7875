import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { getContent } from "#server/content/content.ts";
import { closeDatabase, database } from "#server/data/database.ts";
import { webhookGateway } from "#server/gateways/webhook.ts";
import { startOutbox } from "#server/resend/outbox.ts";
import { pressResend, readCodeStatus } from "#server/resend/visitor.ts";
import { freePort } from "#server/testing/free-port.ts";
import { ask } from "#server/testing/http/ask.ts";
import { openTestDatabase } from "#server/testing/memory-database.ts";
import { loadRealContent } from "#server/testing/real-content.ts";
import { languages, missing } from "../../examples/languages.ts";
import { makeKey } from "../../sign-in/keys.js";
import { POST as report } from "../api/delivery-events/route.ts";
import { GET as enter } from "./route.ts";

// What a company writes to connect, against what we run: over HTTP in both directions. The page between is left out, its parts are asked directly.

const secrets = { resend: secretOf(7), events: secretOf(8) };
/** Seconds that the wizard's clock is ahead, so that the first wait is over. */
const ahead = 60;
const later = () => new Date(Date.now() + ahead * 1000);
const sites = { help: "", sample: "" };
let port = 0;
let close = () => {};

beforeAll(async () => {
  const wizard = createServer(async (request, response) => {
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const url = new URL(request.url ?? "/", sites.help);
    const body = request.method === "POST" ? await text(request) : undefined;
    const asked = new NextRequest(url, { method: request.method ?? "GET", headers, ...(body && { body }) });
    const reply = await (url.pathname === "/start" ? enter(asked) : report(asked));
    response.writeHead(reply.status, [...reply.headers].flat()).end(await reply.text());
  }).listen(0);
  await once(wizard, "listening");
  sites.help = `http://localhost:${portOf(wizard.address())}`;
  port = await freePort();
  sites.sample = `http://localhost:${port}`;
  vi.stubEnv("BASE_URL", sites.help);
  vi.stubEnv("TICKET_JWKS_URL", `${sites.sample}/.well-known/wheres-my-code.json`);
  vi.stubEnv("TICKET_ISSUER", sites.sample);
  vi.stubEnv("RESEND_URL", `${sites.sample}/wheres-my-code/resend`);
  vi.stubEnv("RESEND_SECRET", secrets.resend);
  vi.stubEnv("DELIVERY_EVENTS_SECRET", secrets.events);
  await loadRealContent();
  globalThis.openedDatabase = openTestDatabase();
  const gateway = webhookGateway({ url: `${sites.sample}/wheres-my-code/resend`, secret: secrets.resend });
  const outbox = startOutbox({
    database: await database(),
    gateway,
    lifeSeconds: () => ({ email: getContent().settings.policy.email.life, sms: getContent().settings.policy.sms.life }),
    poll: 100,
    clock: later,
  });
  globalThis.runningOutbox = outbox;
  close = () => {
    wizard.closeAllConnections();
    wizard.close();
  };
});
afterAll(async () => {
  await globalThis.runningOutbox?.drain();
  await closeDatabase();
  close();
});

const express = { name: "Express", folder: "examples/sign-in-express", start: ["node", "start.js"] as const };

describe.each([express, ...languages])("a sign-in system in $name", (sample) => {
  const why = "probe" in sample ? missing(sample) : null;

  test.skipIf(why)(
    `is connected by its sample: a ticket, a new code on a press, reports, and the way back${why ? ` (skipped: ${why})` : ""}`,
    async () => {
      const site = await start(sample);
      try {
        const cookie = await signIn("full@mail.example");
        const first = await site.codeFor("full@mail.example", 1);
        const cookies = await enterWizard(cookie);
        // What the mail server of the sample said of its first code.
        await vi.waitFor(async () => {
          const { ticket, evidence } = await readCodeStatus(cookies);
          expect(ticket).toMatchObject({ destination: "f•••@m•••.example", returnTo: `${sites.sample}/sign-in/code` });
          expect(evidence).toMatchObject({ stage: "failed", cause: "mailbox-full" });
        }, waits);

        const healthy = await signIn("jo@mail.example");
        await site.codeFor("jo@mail.example", 1);
        const other = await enterWizard(healthy);
        await vi.waitFor(async () => {
          expect((await readCodeStatus(other)).evidence).toMatchObject({ stage: "delivered" });
        }, waits);
        expect(await pressResend(other, later())).toMatchObject({ accepted: true });
        const second = await site.codeFor("jo@mail.example", 2);
        await vi.waitFor(async () => {
          const { delivery, evidence } = await readCodeStatus(other, later());
          expect(delivery).toMatchObject({ state: "sent", codeExpiresAt: expect.any(String) });
          expect(delivery?.id).not.toBe("first");
          expect(evidence).toMatchObject({ stage: "delivered" });
        }, waits);

        expect(await typeCode(healthy, first)).toContain("not the code");
        // Digits of another keyboard, and an address that is none.
        expect(await typeCode(healthy, "١٢٣٤٥٦")).toContain("not the code");
        expect((await fetch(`${sites.sample}/sign-in`, { method: "POST", redirect: "manual" })).status).toBeLessThan(
          400,
        );
        expect(await typeCode(healthy, second)).toContain("You are in");
      } finally {
        await site.stop();
      }
    },
    120_000,
  );
});

const waits = { timeout: 20_000, interval: 100 };

async function start({ folder, start: [command, ...args] }: typeof express | (typeof languages)[number]) {
  const child = spawn(command, args, {
    cwd: folder,
    // Some starters hand on to a program of their own.
    detached: true,
    env: {
      ...process.env,
      PORT: String(port),
      TICKET_KEY: JSON.stringify(await makeKey()),
      RESEND_SECRET: secrets.resend,
      DELIVERY_EVENTS_SECRET: secrets.events,
      HELP_URL: sites.help,
      SITE_URL: sites.sample,
    },
  });
  // The keys of the sample before are still known.
  globalThis.loadedTicketKeys = undefined;
  let said = "";
  const hear = (chunk: unknown) => {
    said += String(chunk);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const gone = once(child, "exit");
  await vi.waitFor(() => expect(said).toContain("Sign in at"), { timeout: 90_000, interval: 100 });
  return {
    /** The newest code in the post, once so many have come. */
    codeFor: (address: string, count: number) =>
      vi.waitFor(() => {
        const codes = [...said.matchAll(/To (\S+): (\d{6}) is your code/g)].filter(([, to]) => to === address);
        expect(codes, said).toHaveLength(count);
        return codes.at(-1)?.[2] ?? "";
      }, waits),
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
      await gone;
    },
  };
}

/** Asks for a code on the sample's own page; returns the cookie of that sign-in. */
async function signIn(address: string): Promise<string> {
  const body = new URLSearchParams({ address });
  const reply = await fetch(`${sites.sample}/sign-in`, { method: "POST", body, redirect: "manual" });
  return reply.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
}

/** Follows "Didn't get a code?" into the wizard; returns the cookies of that browser there. */
async function enterWizard(cookie: string) {
  const link = await fetch(`${sites.sample}/sign-in/help`, { headers: { cookie }, redirect: "manual" });
  const headers = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  const { port: helpPort, pathname, search } = new URL(link.headers.get("location") ?? "");
  const reply = await ask(Number(helpPort), { target: pathname + search, headers });
  expect(reply.headers.location).toMatch(/^\/en\/email\//);
  const set = reply.headers["set-cookie"] ?? [];
  const jar = new Map(set.map((line) => [line.split("=", 1)[0], /=([^;]*)/.exec(line)?.[1]]));
  return { ticket: jar.get("ticket"), browser: jar.get("browser") };
}

async function typeCode(cookie: string, code: string): Promise<string> {
  const body = new URLSearchParams({ code });
  const reply = await fetch(`${sites.sample}/sign-in/code`, { method: "POST", body, headers: { cookie } });
  return reply.text();
}

function secretOf(byte: number): string {
  return `whsec_${Buffer.alloc(32, byte).toString("base64")}`;
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
