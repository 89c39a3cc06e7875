import { spawn } from "node:child_process";
import type { Page } from "@playwright/test";
import { expect, type Servers, test } from "../stage/servers.ts";

test("the Express sample and the settings of npm run connect are all it takes: ticket, new code, reports, the way back", async ({
  servers,
  page,
}) => {
  const [port, ownPort] = [await servers.freePort(), await servers.freePort()];
  const [help, own] = [`http://localhost:${port}`, `http://localhost:${ownPort}`];
  const { stdout } = await servers.run("connect", {}, ["--site", own, "--help-site", help]);
  const [ofSite = "", ofHelp = ""] = stdout.split("# The help site");
  const post = await startSample(servers, { ...variables(ofSite), PORT: String(ownPort) });
  const env = { ...variables(ofHelp), PORT: String(port) };
  await servers.wizard(env);
  const doctor = await servers.run("doctor", env, ["--url", help]);
  expect(doctor.exitCode, doctor.output).toBe(0);

  // What the mail server of the sample says of this address leads.
  await askForCode(page, own, "full@mail.example");
  await expect(async () => {
    await openHelp(page, own);
    expect(page.url()).toMatch(/evidence\.mailbox-full/);
  }).toPass({ timeout: 60_000 });

  await askForCode(page, own, "jo@mail.example");
  await openHelp(page, own);
  await page.goto(`${help}/en/delivery`);
  const button = page.getByRole("button", { name: "Send a new code" });
  // The first wait of the settings.
  await expect(button).toBeEnabled({ timeout: 60_000 });
  await button.click();
  await expect.poll(() => post().filter(([to]) => to === "jo@mail.example").length, { timeout: 20_000 }).toBe(2);
  const back = page.getByRole("link", { name: "Back to sign-in" }).first();
  await expect(back).toHaveAttribute("href", `${own}/sign-in/code`);
  await back.click();
  await page.getByRole("textbox").fill(post().at(-1)?.[1] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("You are in.")).toBeVisible();
});

async function askForCode(page: Page, own: string, address: string): Promise<void> {
  await page.goto(own);
  await page.getByRole("textbox").fill(address);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page).toHaveURL(`${own}/sign-in/code`);
}

async function openHelp(page: Page, own: string): Promise<void> {
  await page.goto(`${own}/sign-in/code`);
  await page.getByRole("link", { name: "Didn’t get a code?" }).click();
  await expect(page).toHaveURL(/\/en\/email\//);
}

/** Starts it; what is returned gives each code in the post, with where it went, oldest first. */
async function startSample(servers: Servers, env: Record<string, string>): Promise<() => [string, string][]> {
  const child = spawn(process.execPath, ["start.js"], {
    cwd: "examples/sign-in-express",
    env: { ...process.env, ...env },
  });
  servers.atTheEnd(() => child.kill("SIGKILL"));
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  await expect.poll(() => said, { timeout: 60_000 }).toContain("Sign in at");
  return () => [...said.matchAll(/To (\S+): (\d{6}) is/g)].map(([, to = "", code = ""]) => [to, code]);
}

/** Lines of an env file, as a shell reads them. */
function variables(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value.replace(/^'(.*)'$/, "$1")]),
  );
}
