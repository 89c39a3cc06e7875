import { chromium } from "playwright";

const b = await chromium.launch({ executablePath: "/usr/bin/chromium" });
const shots = process.argv.slice(2);
for (const s of shots) {
  const [name, path, opt = ""] = s.split("|");
  const c = await b.newContext({
    viewport: opt.includes("desk") ? { width: 1100, height: 800 } : { width: 360, height: 640 },
    colorScheme: opt.includes("dark") ? "dark" : "light",
  });
  const p = await c.newPage();
  const r = await p.goto("http://localhost:3660" + path, { timeout: 200000 });
  if (opt.includes("open"))
    await p
      .locator("main details summary")
      .last()
      .click()
      .catch(() => {});
  await p.waitForTimeout(500);
  console.log(name, r.status(), p.url(), await p.evaluate(() => document.documentElement.scrollWidth));
  await p.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: opt.includes("full") });
  await c.close();
}
await b.close();
