import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type OfflineSite, offlineBrowser } from "#server/testing/http/offline-browser.ts";
import { startWorker } from "./worker.js";
import { endWorker } from "./worker-off.js";
import { workerScript } from "./worker-script.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the worker", () => {
  it("asks the network first, and shows what it kept when that fails or breaks", async () => {
    const site = newSite();
    const worker = await running(site);
    expect(await worker.open("/en/email/spam")).toBe("spam");
    await worker.settled();
    site.pages["/en/email/spam"] = "spam, new";
    expect(await worker.open("/en/email/spam")).toBe("spam, new");
    await worker.settled();
    site.line = "down";
    expect(await worker.open("/en/email/spam")).toBe("spam, new");
    site.line = "broken";
    expect(await worker.open("/en/email/spam")).toBe("spam, new");
  });

  it("shows what it kept when the network takes longer than 3 s, and what came late the next time", async () => {
    const site = newSite();
    const worker = await running(site);
    await worker.open("/en/email/spam");
    await worker.settled();
    site.pages["/en/email/spam"] = "spam, new";
    site.line = "slow";
    const seen = worker.open("/en/email/spam");
    await vi.advanceTimersByTimeAsync(3_001);
    expect(await seen).toBe("spam");
    site.line = "up";
    await worker.letThrough();
    site.line = "down";
    expect(await worker.open("/en/email/spam")).toBe("spam, new");
  });

  it("shows the offline page where nothing is kept, with the checks that are", async () => {
    const site = newSite();
    const worker = await running(site);
    await worker.say({ path: "/en/email/spam", isLoaded: true });
    site.line = "down";
    expect(await worker.open("/en/email/spam")).toBe("spam");
    const shown = await worker.open("/en/email/wait");
    expect(shown).toContain("/en/email/all");
    expect(shown).not.toContain("/en/sms/all");
    await expect(worker.step("/en/email/wait")).rejects.toThrow();
  });

  it("keeps steps by themselves, and not more than 60", async () => {
    const site = newSite();
    const worker = await running(site);
    await worker.say({ path: "/en/email/spam", isLoaded: false });
    for (let step = 0; step < 70; step++) {
      site.pages[`/en/email/step-${step}`] = "step";
      await worker.step(`/en/email/step-${step}`);
      await worker.settled();
    }
    expect(worker.keptKeys()).toHaveLength(62);
    site.line = "down";
    expect(await worker.step("/en/email/step-69")).toBe("step");
    expect(await worker.open("/en/email/step-69")).toContain("Offline");
  });

  it("keeps nothing of the personal page, opened or told of", async () => {
    const site = newSite();
    const worker = await running(site);
    await worker.say({ path: "/en/delivery", isLoaded: true });
    expect(await worker.open("/en/delivery")).toBe("masked destination");
    await worker.settled();
    expect(worker.keptKeys()).toEqual(["/en/offline"]);
    site.line = "down";
    expect(await worker.open("/en/delivery")).toContain("Offline");
  });

  it("leads a ticket holder without a line to the public page of the step, where it was kept", async () => {
    const site = newSite();
    const worker = await running(site);
    await worker.say({ path: "/en/email/spam", isLoaded: true });
    site.line = "down";
    expect(await worker.open("/en/delivery/email/spam")).toBe("sent on to /en/email/spam");
    expect(await worker.open("/en/delivery/email/wait")).toContain("Offline");
  });

  it("leaves a link with a ticket to the browser, and says so where there is no line", async () => {
    const site = newSite();
    const worker = await running(site);
    await worker.say({ path: "/en/email/spam", isLoaded: false });
    expect(await worker.open("/start?ticket=secret")).toBe("left to the browser");
    site.line = "down";
    expect(await worker.open("/start?ticket=secret")).toContain("Offline");
    expect(worker.keptKeys().join()).not.toContain("secret");
  });

  it("of another version fetches anew what to fall back on, and forgets the rest", async () => {
    const site = newSite();
    await (await running(site)).say({ path: "/en/email/spam", isLoaded: true });
    site.pages["/en/email/all"] = "all, new";
    const worker = await running(site, "2");
    expect(worker.keptKeys().toSorted()).toEqual(["/en/email/all", "/en/offline"]);
    site.line = "down";
    expect(await worker.open("/en/email/all")).toBe("all, new");
  });

  it("that cannot fetch them leaves the old one in place", async () => {
    const site = newSite();
    const old = await running(site);
    await old.say({ path: "/en/email/spam", isLoaded: false });
    site.line = "down";
    await expect(running(site, "2")).rejects.toThrow("Failed to fetch");
    expect(await old.open("/en/email/all")).toBe("all");
  });

  it("lets a page through where nothing can be kept", async () => {
    const site = newSite();
    const worker = await running(site);
    site.isFull = true;
    expect(await worker.open("/en/email/spam")).toBe("spam");
    await worker.say({ path: "/en/email/spam", isLoaded: true });
    expect(worker.keptKeys()).toEqual([]);
  });

  it("is switched off by one that forgets all and goes", async () => {
    const site = newSite();
    await (await running(site)).say({ path: "/en/email/spam", isLoaded: true });
    const off = offlineBrowser(site);
    endWorker(off.scope);
    await off.start();
    expect(off.keptKeys()).toEqual([]);
    expect(off.isGone()).toBe(true);
    expect(await off.open("/en/email/spam")).toBe("left to the browser");
  });
});

describe("the script", () => {
  it.each([
    ["a version", "1"],
    ["none", null],
  ])("for %s runs as one piece, without comments", (_, version) => {
    const text = workerScript(version);
    const heard: string[] = [];
    runInNewContext(text, {
      self: { caches: {}, location: { origin: "" }, addEventListener: (name: string) => heard.push(name) },
      Headers,
    });
    expect(heard).toEqual(expect.arrayContaining(["install", "activate"]));
    expect(text).not.toMatch(/^\s*(\/\*|\*|\/\/)/m);
    expect(text).not.toMatch(/^(import|export)/m);
  });

  it("is another one with another version", () => {
    expect(workerScript("1")).not.toBe(workerScript("2"));
    expect(workerScript("1")).toBe(workerScript("1"));
  });
});

function newSite(): OfflineSite {
  const items = ["email", "sms"].map((channel) => `<li data-kept="/en/${channel}/all">All</li>`).join("");
  const pages = {
    "/en/offline": `<h1>Offline</h1>${items}`,
    "/en/email/all": "all",
    "/en/email/spam": "spam",
    "/en/delivery": "masked destination",
  };
  return { pages, kept: new Map(), line: "up", isFull: false };
}

async function running(site: OfflineSite, version = "1") {
  const worker = offlineBrowser(site);
  startWorker(worker.scope, version);
  await worker.start();
  return worker;
}
