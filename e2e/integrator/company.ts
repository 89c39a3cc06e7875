import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type FrameLocator, type Page } from "@playwright/test";
import { httpsFront } from "../stage/https-front.ts";
import { openSite, sendsOf, setFault } from "../stage/own-site.ts";
import { test as base, type Server, withServers } from "../stage/servers.ts";
import { askStep, mend, walk } from "../walk/step.ts";
import { type HostPage, openHostSite } from "./host-site.ts";

/**
 * `company`: a site that shows the help on its code page, the help, and the sign-in system of both. They are started once for all tests of a worker; each
 * test has a browser, a person and a log of its own.
 */
export const test = base.extend<{ company: Company }, { shared: Shared }>({
  ignoreHTTPSErrors: true,
  shared: [
    async ({ playwright: _ }, use) => {
      const folder = mkdtempSync(join(tmpdir(), "company-"));
      await withServers(join(folder, "data"), async (servers) => {
        const host = await openHostSite();
        const behind = { port: 0 };
        const front = await httpsFront(behind);
        // After these two, which take any port that is free.
        behind.port = await servers.freePort();
        const { site, env } = await openSite(servers, behind.port);
        const help = `https://help.kestrel.localhost:${front.port}`;
        const at = (name: string) => `https://${name}.localhost:${host.port}`;
        const origins = { other: at("www.shop"), same: at("www.kestrel"), foreign: at("www.evil") };
        const wizard = await servers.wizard({
          ...env,
          BASE_URL: help,
          EMBED_ORIGINS: `${origins.other} ${origins.same}`,
        });
        servers.atTheEnd(() => {
          host.close();
          front.close();
        });
        await use({ site, wizard, help, origins, show: host.show, dropCookies: front.dropCookies });
      });
      rmSync(folder, { recursive: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
  company: async ({ page, shared }, use, testInfo) => {
    testInfo.slow();
    const { wizard } = shared;
    const before = wizard.log().length;
    shared.dropCookies(false);
    await setFault(page, shared.site, { fault: "earlier", to: "on" });
    await use(new Company(page, { ...shared, wizard: { ...wizard, log: () => wizard.log().slice(before) } }));
  },
});
export { expect };

interface Shared {
  site: Server;
  wizard: Server;
  /** Where the help lives. */
  help: string;
  /** Of the host page: a site of its own, the site of the help, and one that is not on the list. */
  origins: Record<"other" | "same" | "foreign", string>;
  show: (shown: HostPage) => void;
  /** The browser is as one that keeps no cookie of the help. */
  dropCookies: (isOn: boolean) => void;
}

export class Company {
  readonly page: Page;
  readonly #shared: Shared;

  constructor(page: Page, shared: Shared) {
    this.page = page;
    this.#shared = shared;
  }

  get site() {
    return this.#shared.site;
  }
  get wizard() {
    return this.#shared.wizard;
  }
  get help() {
    return this.#shared.help;
  }
  get origins() {
    return this.#shared.origins;
  }

  /** The browser is as one that keeps no cookie of the help. */
  dropCookies(isOn: boolean): void {
    this.#shared.dropCookies(isOn);
  }

  /** What a host page with a strict policy allows: the script, the frame, and its own stylesheet. */
  get policy(): string {
    return `default-src 'none'; img-src data:; script-src ${this.help}; frame-src ${this.help}; style-src 'self'`;
  }

  /** Somebody signs in, and the sign-in system gives a ticket. */
  async ticket(): Promise<string> {
    const { page, site } = this;
    await page.goto(`${site.url}/sign-in`);
    await page.getByRole("button", { name: "Send code" }).click();
    await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
    const link = await page.request.get(`${page.url()}/help`, { maxRedirects: 0 });
    return new URL(link.headers().location ?? "").searchParams.get("ticket") ?? "";
  }

  /** The same in another tab, while the code page stays open. */
  async ticketElsewhere(): Promise<string> {
    const tab = await this.page.context().newPage();
    const there = new Company(tab, this.#shared);
    const ticket = await there.ticket();
    await tab.close();
    return ticket;
  }

  /** Taps on in the help, as somebody who mends whatever can be mended, until a new code can be asked for. */
  async walkToTrial(help: FrameLocator): Promise<void> {
    for (let taps = 0; taps < 40; taps++) {
      const path = this.pathInFrame();
      const step = await askStep(this.page.request, path);
      const next = mend(step);
      if (step.step.kind === "trial" || !next) return;
      const answers = help.getByRole("navigation", { name: "Your answer" });
      await answers.getByRole("link", { name: next.label, exact: true }).click();
      await expect.poll(() => this.pathInFrame()).not.toBe(path);
    }
  }

  private pathInFrame(): string {
    return new URL(
      this.page
        .frames()
        .find((frame) => frame.parentFrame())
        ?.url() ?? "",
    ).pathname;
  }

  /** Opens a step in the frame where a new code can be asked for. */
  async openTrial(help: FrameLocator): Promise<void> {
    const trial = await walk(this.page.request, "/en/email", ({ step }) => step.kind === "trial", mend);
    await help.locator("html").evaluate((_, path) => location.assign(path), trial.canonical);
    await expect.poll(() => this.pathInFrame()).toBe(trial.canonical);
  }

  /** The two lines, between a field above and a link below. */
  body(attributes: string, ticket = ""): string {
    const link = `${this.help}/start?ticket=${ticket}`;
    return `<h1>Enter your code</h1><p><label>Code <input name="code"></label></p>
<script src="${this.help}/embed.js" async></script>
<wheres-my-code ${attributes}><a href="${link}">Didn't get a code?</a></wheres-my-code>
<p><a href="/privacy">Privacy</a></p>`;
  }

  /** Opens the code page, with what it hears from the help. */
  async open(attributes: string, { ticket = "", from = this.origins.other, ...more }: Opened = {}): Promise<void> {
    this.#shared.show({ body: this.body(attributes, ticket), policy: this.policy, ...more });
    await this.page.addInitScript(listen);
    await this.page.goto(from);
  }

  /** The help in its frame, once it is there; the element itself is as patient. */
  async frame(): Promise<FrameLocator> {
    const frame = this.page.locator("wheres-my-code iframe");
    await expect(frame).not.toHaveAttribute("inert", { timeout: 20_000 });
    await expect(this.link).toBeHidden();
    return frame.contentFrame();
  }

  /** The plain link that stands there without the help. */
  get link() {
    return this.page.getByRole("link", { name: "Didn't get a code?" });
  }

  /** What the code page has heard so far, and what its policy has refused; not the steps. */
  async heard(): Promise<string[]> {
    return (await this.heardInAll()).filter((heard) => !heard.startsWith("step: "));
  }

  heardInAll(): Promise<string[]> {
    return this.page.evaluate(() => Reflect.get(window, "heard"));
  }

  /** From now on the page takes the wishes of the help into its own hands. */
  async letThePageHandle(): Promise<void> {
    await this.page.evaluate(() => {
      document.documentElement.dataset.handles = "";
    });
  }

  /** Who asked for each code that was sent, oldest first. */
  sends(): Promise<string[]> {
    return sendsOf(this.page, this.site);
  }
}

interface Opened extends Partial<HostPage> {
  ticket?: string;
  from?: string;
}

/** Runs in every document of the page, before its own scripts. */
function listen() {
  const heard: string[] = [];
  Reflect.set(window, "heard", heard);
  for (const name of ["ready", "failed", "solved", "new-code", "wants-new-code", "wants-sign-in"])
    addEventListener(name, (event) => {
      heard.push(name);
      if (name.startsWith("wants-") && document.documentElement.dataset.handles !== undefined) event.preventDefault();
    });
  addEventListener("step", (event) => event instanceof CustomEvent && heard.push(`step: ${event.detail.kind}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    heard.push(`refused: ${violatedDirective} ${blockedURI}`);
  });
}
