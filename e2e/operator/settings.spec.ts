import { cpSync, rmSync } from "node:fs";
import { expect, test } from "../stage/servers.ts";
import { keySetOf, newTicketKey, signTicket } from "../stage/ticket.ts";
import { mend, walk } from "../walk/step.ts";

test("npm start names every wrong setting and does not start", async ({ servers }) => {
  const { exitCode, output } = await servers.run("start", {
    PORT: "three thousand",
    BASE_URL: "help.example.com",
    TICKET_JWKS_URL: "http://localhost/jwks.json",
    TICKET_JWKS: '{"keys":[]}',
    RESEND_URL: "http://localhost/resend",
    RESEND_SECRET: "secret",
  });
  expect(exitCode).toBe(1);
  expect(output).toContain("The server does not start.");
  for (const line of [
    /^ {2}PORT must be a port number/m,
    /^ {2}BASE_URL must be a web address/m,
    /^ {2}TICKET_JWKS must /m,
    /^ {2}RESEND_SECRET must be whsec_/m,
  ]) {
    expect(output).toMatch(line);
  }
  expect(output).not.toMatch(/ at .*\.ts:\d+/);
});

test("npm start demands what a setting needs beside it", async ({ servers }) => {
  const { exitCode, output } = await servers.run("start", {
    TICKET_JWKS_URL: "http://localhost/jwks.json",
    RESEND_URL: "http://localhost/resend",
  });
  expect(exitCode).toBe(1);
  expect(output).toContain("TICKET_ISSUER must be set");
  expect(output).toContain("RESEND_SECRET must be set");
});

test("npm start does not start on content with a mistake, and says where it is", async ({ servers }, testInfo) => {
  const folder = testInfo.outputPath("content");
  cpSync("content", folder, { recursive: true });
  rmSync(`${folder}/places.yaml`);
  const { exitCode, output } = await servers.run("start", { CONTENT_DIR: folder });
  expect(exitCode).toBe(1);
  expect(output).toMatch(/places\.yaml:1:1 {2}.+/);
  expect(output).not.toContain("Ready");
});

test("npm start does not start without its content folder", async ({ servers }) => {
  const { exitCode, output } = await servers.run("start", { CONTENT_DIR: "./no-such-folder" });
  expect(exitCode).toBe(1);
  expect(output).toContain("The server does not start.");
  expect(output).toContain("no-such-folder");
  expect(output).not.toContain("Ready");
});

test("npm start does not start without its database", async ({ servers }) => {
  const { exitCode, output } = await servers.run("start", {
    PORT: String(await servers.freePort()),
    DATABASE_URL: `postgres://wizard@localhost:${await servers.freePort()}/wizard`,
  });
  expect(exitCode).toBe(1);
  expect(output).toContain("The server does not start.\nPostgreSQL at DATABASE_URL cannot be used");
  expect(output).not.toContain("Ready");
});

test("a wizard behind https, without a resend endpoint", async ({ servers, page, context }, testInfo) => {
  const key = newTicketKey();
  const DATA_DIR = testInfo.outputPath("data");
  const wizard = await servers.wizard({
    DATA_DIR,
    BASE_URL: "https://help.example",
    TICKET_JWKS: await keySetOf(key),
    TICKET_ISSUER: "https://www.example",
  });

  await test.step("its cookies are for https only", async () => {
    await page.goto(`${wizard.url}/start?ticket=${await signTicket({ iss: "https://www.example" }, key)}`);
    const cookies = await context.cookies(wizard.url);
    expect(cookies.map(({ name }) => name).toSorted()).toEqual([
      "__Host-browser",
      "__Host-has-ticket",
      "__Host-ticket",
    ]);
    for (const cookie of cookies) expect(cookie).toMatchObject({ secure: true });
  });

  await test.step("everything but the new code works", async () => {
    const start = `${wizard.url}/api/v1/step?channel=email`;
    const trial = await walk(page.request, start, ({ step }) => step.kind === "trial", mend);
    await page.goto(wizard.url + trial.canonical);
    await expect(page.getByText("We cannot send a new code from here at the moment.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Go to the sign-in page" })).toBeVisible();
    // Asked for on the sign-in page, so one can say what came of it.
    await page.getByRole("link", { name: "I asked for a new code" }).click();
    await page.getByRole("link", { name: "Nothing came" }).click();
    await expect(page).not.toHaveURL(wizard.url + trial.canonical);
  });

  await test.step("another one does not start on the same data", async () => {
    const { exitCode, output } = await servers.run("start", { DATA_DIR, PORT: String(await servers.freePort()) });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/is in use by process \d+\. Stop that process, or set DATA_DIR to another folder/);
  });

  await test.step("another one does not start on the same port", async () => {
    const other = { DATA_DIR: testInfo.outputPath("other"), PORT: String(wizard.port) };
    const { exitCode, output } = await servers.run("start", other);
    expect(exitCode).toBe(1);
    expect(output).toContain("address already in use");
    expect((await page.request.get(`${wizard.url}/api/health`)).status()).toBe(200);
  });
});
