import { createServer, type RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Asked } from "#server/testing/http/ask.ts";
import { serve } from "#server/testing/http/test-site.ts";
import { formBytes } from "../../limits.js";
import { wholeForms } from "./whole-form.js";

const known = "408bdf3439db17b8f20373519d3d4358f9b5ab4f1c";
const older = "40ffffffffffffffffffffffffffffffffffffffff";
const call = { "next-action": known, "content-type": "text/plain;charset=UTF-8" };
const asForm = { "content-type": "multipart/form-data; boundary=edge" };

describe("a form of a page", () => {
  it.each([
    ["a call without a word", { headers: call, body: "[]" }],
    ["a call with a proof", { headers: call, body: '["eyJhbGdvcml0aG0iOiJTSEEtMjU2In0="]' }],
    ["a call that cannot prove", { headers: call, body: "[null]" }],
    ["a call with nothing", { headers: call, body: '["$undefined"]' }],
    ["a call in pieces", { headers: call, body: ["[", '"abc', '"]'] }],
    [
      "a form without JavaScript",
      { headers: asForm, body: parts([`$ACTION_ID_${known}`, ""], ["journey", "/en/email"]) },
    ],
    [
      "a form with JavaScript",
      { headers: { ...asForm, "next-action": known }, body: parts(["1_journey", "/en/email"], ["0", '["$K1"]']) },
    ],
    [
      // As React names its fields then.
      "a form with JavaScript that is sent before its page has taken it over",
      { headers: { ...asForm, "next-action": known }, body: parts(["_1_journey", "/en/email"], ["0", '["$K1"]']) },
    ],
  ])("goes through as it was: %s", async (_, { headers, body }) => {
    const whole = typeof body === "string" ? body : body.join("");
    expect(await send({ headers, body })).toMatchObject({ status: 200, body: whole });
  });

  it.each([
    ["no boundary", { headers: { "content-type": "multipart/form-data" }, body: "x" }, 415],
    ["a wrong boundary", { headers: asForm, body: parts(["a", "b"]).replaceAll("edge", "brim") }, 400],
    ["its end cut off", { headers: asForm, body: parts([`$ACTION_ID_${known}`, ""]).slice(0, -8) }, 400],
    ["nothing in it", { headers: asForm, body: "" }, 400],
    ["fields of no form of ours", { headers: asForm, body: parts(["a", "b"]) }, 400],
    ["two actions", { headers: asForm, body: parts([`$ACTION_ID_${known}`, ""], [`$ACTION_ID_${known}`, ""]) }, 400],
    [
      "bound arguments",
      { headers: asForm, body: parts(["$ACTION_REF_1", ""], ["$ACTION_1:0", `{"id":"${known}"}`]) },
      400,
    ],
    ["a file", { headers: asForm, body: parts([`$ACTION_ID_${known}`, ""], ['a"; filename="f', "x"]) }, 400],
    ["the action of an older build", { headers: asForm, body: parts([`$ACTION_ID_${older}`, ""]) }, 409],
    ["bad JSON", { headers: call, body: "{{{" }, 400],
    ["a reference that leads nowhere", { headers: call, body: '["$F9"]' }, 400],
    ["no list", { headers: call, body: '{"0":"a"}' }, 400],
    ["too many arguments", { headers: call, body: "[1,2,3,4,5]" }, 400],
    ["a call of an older build", { headers: { ...call, "next-action": older }, body: "[]" }, 409],
    ["the name of a property for an action", { headers: { ...call, "next-action": "toString" }, body: "[]" }, 400],
    [
      "a call with a form that it does not name",
      { headers: { ...asForm, "next-action": known }, body: parts(["a", "b"]) },
      400,
    ],
    ["another kind of content", { headers: { "content-type": "application/json" }, body: "{}" }, 415],
    ["no kind of content", { headers: {}, body: "x" }, 415],
    ["the kind of old forms", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "a=b" }, 415],
    ["text without an action", { headers: { "content-type": "text/plain" }, body: "[]" }, 415],
    [
      "too much, said before",
      { headers: { ...call, "content-length": formBytes + 1 }, body: "x".repeat(formBytes + 1) },
      413,
    ],
    ["too much, in pieces", { headers: call, body: Array.from({ length: 40 }, () => "x".repeat(1_000)) }, 413],
  ])("with %s is refused", async (_, { headers, body }, status) => {
    expect(await send({ headers, body })).toMatchObject({ status });
  });

  it("of an older build is told so in the way that Next's client understands", async () => {
    const reply = await send({ headers: { ...call, "next-action": older }, body: "[]" });
    expect(reply.headers["x-nextjs-action-not-found"]).toBe("1");
  });

  it("whatever it is: goes through to the last byte, or is refused, and never breaks anything", async () => {
    const site = await serve(createServer(wholeForms(echo, new Set([known]))));
    const fields = fc.array(fc.tuple(fieldName, fc.string({ maxLength: 20 })), { maxLength: 4 });
    const form = fc.record({
      type: fc.constantFrom(...types),
      action: fc.constantFrom(undefined, known, older, "toString", "__proto__", "", "40"),
      body: fc.oneof(
        fields.map((given) => parts(...given)),
        fc.json(),
        fc.string({ maxLength: 200 }),
      ),
      cut: fc.nat({ max: 12 }),
      inPieces: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(form, async ({ type, action, body, cut, inPieces }) => {
        const sent = body.slice(0, body.length - cut);
        const headers = {
          ...(type && { "content-type": type }),
          ...(action !== undefined && { "next-action": action }),
        };
        const reply = await site.ask({
          target: "/en/delivery",
          method: "POST",
          headers,
          body: inPieces ? [sent] : sent,
        });
        expect([200, 400, 409, 415]).toContain(reply.status);
        if (reply.status === 200) expect(reply.body).toBe(sent);
      }),
      { numRuns: 300 },
    );
  });

  it("without an origin is named one, so that Next writes no line for it", async () => {
    const site = await serve(
      createServer(wholeForms((request, response) => response.end(JSON.stringify(request.headers)), new Set([known]))),
    );
    const asked = { target: "/en/email/help", method: "POST", body: "[]" };
    const named = await site.ask({ ...asked, headers: { ...call, "x-forwarded-host": "a b" } });
    expect(JSON.parse(named.body)).toMatchObject({ origin: "http://here", host: "here" });
    const own = await site.ask({ ...asked, headers: { ...call, origin: "https://a.example", host: "a.example" } });
    expect(JSON.parse(own.body)).toMatchObject({ origin: "https://a.example", host: "a.example" });
  });

  it.each(["/api/delivery-events", "/api/webhooks/ses"])("is nothing that %s is sent", async (target) => {
    expect(await send({ target, headers: { "content-type": "application/json" }, body: "{}" })).toMatchObject({
      status: 200,
      body: "{}",
    });
  });

  it("whose sender leaves in the middle reaches nobody, and the next one is served", async () => {
    const reached: string[] = [];
    const site = await serve(
      createServer(
        wholeForms(
          (request, response) => {
            reached.push(request.url ?? "");
            response.end();
          },
          new Set([known]),
        ),
      ),
    );
    const gone = site.connect();
    gone.end(
      `POST /en/gone HTTP/1.1\r\nhost: a\r\ncontent-type: ${asForm["content-type"]}\r\ncontent-length: 99\r\n\r\n--e`,
    );
    expect(await site.ask({ target: "/en/next", method: "POST", headers: call, body: "[]" })).toMatchObject({
      status: 200,
    });
    expect(reached).toEqual(["/en/next"]);
  });
});

const types = [
  asForm["content-type"],
  "multipart/form-data",
  "multipart/form-data; boundary=",
  "multipart/form-data; boundary=brim",
  call["content-type"],
  "application/json",
  "",
];
const fieldName = fc.oneof(
  fc.constantFrom(
    `$ACTION_ID_${known}`,
    `$ACTION_ID_${older}`,
    "$ACTION_REF_1",
    "$ACTION_1:0",
    "0",
    "1_journey",
    "journey",
  ),
  fc.string({ maxLength: 8 }),
);

/** A form as browsers send it, with `edge` between its fields. */
function parts(...fields: readonly (readonly [name: string, value: string])[]): string {
  const each = fields.map(
    ([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${each.join("")}--edge--\r\n`;
}

const echo: RequestListener = async (request, response) => {
  response.end(await text(request));
};

async function send(asked: Omit<Asked, "target"> & { target?: string }) {
  const site = await serve(createServer(wholeForms(echo, new Set([known]))));
  return site.ask({ target: "/en/delivery", method: "POST", ...asked });
}
