import { randomInt, randomUUID } from "node:crypto";
import express from "express";
import { helpRouter, report } from "./help.js";

/**
 * The smallest sign-in by a code that one can have: who sends the code is up to `deliver`, which says what its mail server said. Not connected to anything: that is help.js.
 *
 * @param {(address: string, code: string) => Promise<string>} deliver
 */
export function signInSite(deliver) {
  const open = new Map();
  const signIns = {
    get: (id) => open.get(id),
    of: (request) => open.get(/(?:^|; )sign-in=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1]),
  };

  async function sendCode(signIn, delivery) {
    const now = Math.floor(Date.now() / 1000);
    Object.assign(signIn, {
      code: String(randomInt(1_000_000)).padStart(6, "0"),
      sentAt: now,
      codeExpiresAt: now + 600,
    });
    const message = delivery ? undefined : randomUUID();
    deliver(signIn.address, signIn.code).then((text) => {
      const type = text.startsWith("2") ? "delivery.delivered" : "delivery.failed";
      return report(signIn, { type, delivery, message, text });
    }, console.error);
  }

  const app = express();
  app.use(helpRouter({ signIns, sendCode }));
  app.use(express.urlencoded({ extended: false }));
  app.get("/", (_request, response) =>
    response.send(
      page(
        '<form method="post" action="/sign-in">E-mail <input name="address"> <button>Send me a code</button></form>',
      ),
    ),
  );
  app.get("/sign-in", (_request, response) => response.redirect("/"));
  app.post("/sign-in", async (request, response) => {
    const signIn = { id: randomUUID(), channel: "email", address: String(request.body?.address ?? ""), isOver: false };
    if (!/^[^\s@]+@[^\s@]+$/.test(signIn.address)) return response.redirect("/");
    open.set(signIn.id, signIn);
    await sendCode(signIn);
    response.cookie("sign-in", signIn.id, { httpOnly: true, sameSite: "lax" }).redirect("/sign-in/code");
  });
  app.get("/sign-in/code", (_request, response) =>
    response.send(
      page(
        '<form method="post">Code <input name="code"> <button>Sign in</button></form><p><a href="/sign-in/help">Didn’t get a code?</a>',
      ),
    ),
  );
  app.post("/sign-in/code", (request, response) => {
    const signIn = signIns.of(request);
    const isIn =
      signIn && !signIn.isOver && signIn.code === request.body?.code && Date.now() / 1000 < signIn.codeExpiresAt;
    if (isIn) signIn.isOver = true;
    response.send(page(isIn ? "You are in." : "That is not the code."));
  });
  return app;
}

const page = (body) => `<!doctype html><html lang="en"><title>Sign in</title>${body}`;
