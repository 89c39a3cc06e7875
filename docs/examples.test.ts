import { readFileSync } from "node:fs";
import { json } from "node:stream/consumers";
import { createLocalJWKSet, decodeJwt, exportJWK, generateKeyPair, SignJWT } from "jose";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { codeStatusSchema } from "#machines/code-status/code-status.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { runScenarios } from "#machines/editing/run-scenario.ts";
import { makeLink } from "#machines/link/make-link.ts";
import { linkRequestSchema, viewLink } from "#machines/link/view-link.ts";
import { learnWords } from "#machines/own-words/learn-words.ts";
import { matchWords } from "#machines/own-words/match-words.ts";
import { ranked } from "#machines/own-words/ranked.ts";
import { matchRequestSchema, viewMatch } from "#machines/wizard/views/view-match.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { readContentFolder } from "#server/content/content-folder.ts";
import { readOwn } from "#server/delivery-events/readers/own-system.ts";
import { listen } from "#server/gateways/testing/loopback.ts";
import { webhookGateway } from "#server/gateways/webhook.ts";
import { readStepQuery } from "#server/http/step-request.ts";
import { realContent } from "#server/testing/real-content.ts";
import { readTicket } from "#server/tickets/ticket.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const files = await readContentFolder("content");
const content = await realContent();

describe("what docs/connect.md shows is what the code takes:", () => {
  test("the code for Express is that of the sample, and short enough", () => {
    const { text } = exampleText("connect", "help.js");
    expect(text).toBe(readFileSync("examples/sign-in-express/help.js", "utf8"));
    const lines = text.split("\n").filter((line) => line.trim() !== "" && !/^ *(\/\/|\/\*)/.test(line));
    expect(lines.length).toBeLessThanOrEqual(40);
  });

  test("the ticket", async () => {
    const claims = z
      .object({ iss: z.string(), aud: z.string(), iat: z.number() })
      .loose()
      .parse(example("connect", "ticket"));
    const { privateKey, publicKey } = await generateKeyPair("EdDSA");
    const jws = await new SignJWT(claims).setProtectedHeader({ alg: "EdDSA" }).sign(privateKey);
    const getKey = createLocalJWKSet({ keys: [await exportJWK(publicKey)] });
    const now = new Date((claims.iat + 5) * 1_000);
    const { ticket } = await readTicket(jws, now, { getKey, issuer: claims.iss, audience: claims.aud });
    const { iss, aud, ...ours } = decodeJwt(jws);
    expect(ticket).toEqual(ours);
  });

  test("the request for a new code", async () => {
    const shown = z
      .looseObject({ data: z.looseObject({ delivery: z.string(), challenge: z.string() }) })
      .parse(example("connect", "resend"));
    const requests: unknown[] = [];
    const site = await listen(async (request, response) => {
      requests.push(await json(request));
      response.end('{"status":"sent","code_expires_at":1795356720}');
    });
    const { delivery, challenge } = shown.data;
    const outcome = await webhookGateway({ url: site.origin, secret }).send({
      id: delivery,
      challenge,
      channel: "email",
      requestedAt: new Date(),
    });
    await site.close();
    expect(requests).toEqual([{ ...shown, timestamp: expect.any(Number) }]);
    expect(outcome).toEqual({ outcome: "sent", codeExpiresAt: new Date("2026-11-22T14:12:00Z") });
  });

  test("the delivery event", () => {
    const body = JSON.stringify(example("connect", "delivery event"));
    const now = new Date();
    const headers = new Headers({
      "content-type": "application/json",
      "webhook-id": "event-1",
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
      "webhook-signature": new Webhook(secret).sign("event-1", now, body),
    });
    const url = new URL("https://help.example/api/delivery-events");
    expect(readOwn({ body: Buffer.from(body), headers, url }, secret)).toEqual({
      events: [
        expect.objectContaining({ stage: "failed", provider: "smtp", code: "5.2.2", challenge: "chl_01JDAB7X3M" }),
      ],
    });
  });
});

describe("what docs/api.md shows is what the API replies:", () => {
  test.each(["step", "answer"])("a step, by its %s", (what) => {
    const { shown, query } = exampleOf("api", what);
    const { request } = readStepQuery(content, new URLSearchParams(query));
    if (!request) throw new Error(`the example asks for nothing: ${query}`);
    const view = viewStep(content, { ...request, origin: "https://help.example" });
    if (what === "step") expect(view).toMatchObject(z.looseObject({}).parse(shown));
    else expect(view.step.answers).toContainEqual(shown);
  });

  test("a refused request", () => {
    const { shown, query } = exampleOf("api", "refused");
    expect({ error: readStepQuery(content, new URLSearchParams(query)).reason }).toEqual(shown);
  });

  test("a match, apart from its score", () => {
    const { shown, query } = exampleOf("api", "match");
    const asked = matchRequestSchema.parse(JSON.parse(decodeURIComponent(query)));
    const matched = matchWords([learnWords(content, "en")], asked.text, { channel: asked.channel ?? null });
    const [best] = viewMatch(content, "en", ranked(matched, []), {
      journey: { facts: new Map(), answers: new Map() },
      cut: [],
    }).matches;
    expect(shown).toEqual({ ...best, score: expect.any(Number) });
  });

  test("a link", () => {
    const { shown, query } = exampleOf("api", "link");
    const {
      text = "",
      channel = null,
      tried = [],
      locale,
    } = linkRequestSchema.parse(JSON.parse(decodeURIComponent(query)));
    const { matches } = matchWords([learnWords(content, locale)], text, { channel });
    const link = makeLink(content, { channel, signs: [], matches, facts: [], tried });
    const view = viewLink(content, link, { locale, origin: "https://help.example", note: "" });
    expect({ href: view.href, texts: { phone: view.texts.phone.split("\n")[0] } }).toEqual(shown);
  });

  test("what may be known about a code", () => {
    expect(codeStatusSchema.strict().parse(example("api", "delivery"))).toEqual(example("api", "delivery"));
  });

  test("the hand-written link leads to the check that follows from the evidence", () => {
    const { request } = readStepQuery(
      content,
      new URLSearchParams("channel=email&provider=gmail&evidence=mailbox-full"),
    );
    if (!request) throw new Error("the link asks for nothing");
    expect(viewStep(content, { ...request, origin: "https://help.example" }).step.id).toBe("mailbox-full");
  });
});

describe("what docs/content.md shows can be used:", () => {
  test.each([
    ["check", "checks/forwarding-rule/en.md"],
    ["letter", "letters/example/en.md"],
    ["incident", "incidents/example-mobile.md"],
    ["scenario", "scenarios/example.yaml"],
    ["looks", "brand/looks.yaml"],
    ["says", "checks/mailbox-full/says/en.txt"],
    ["complaints", "complaints/en/mail.txt"],
  ])("the %s", (what, file) => {
    const { content: edited, problems } = parseContent(new Map([...files, [file, exampleText("content", what).text]]));
    const errors = problems.filter(({ severity }) => severity === "error").map(formatProblem);
    expect(errors).toEqual([]);
    const scenarios = edited?.scenarios.filter((scenario) => scenario.file === file) ?? [];
    if (edited) expect(runScenarios({ ...edited, scenarios })).toEqual([]);
  });
});

function example(document: string, what: string): unknown {
  return exampleOf(document, what).shown;
}

function exampleOf(document: string, what: string): { shown: unknown; query: string } {
  const { text, query } = exampleText(document, what);
  return { shown: JSON.parse(text), query };
}

/** The block under `<!-- example: what query -->`, without the margin it has in a list. */
function exampleText(document: string, what: string): { text: string; query: string } {
  const text = readFileSync(`docs/${document}.md`, "utf8");
  const [, query = "", margin = "", block] =
    new RegExp(`<!-- example: ${what} ?(\\S*) -->\\n( *)\`\`\`\\w+\\n([\\s\\S]*?)\\n *\`\`\``).exec(text) ?? [];
  if (block === undefined) throw new Error(`docs/${document}.md has no example "${what}"`);
  return { text: `${block.replaceAll(new RegExp(`^${margin}`, "gm"), "")}\n`, query };
}
