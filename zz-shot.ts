import { chromium } from "@playwright/test";
import { findBrowser } from "./e2e/stage/browser.ts";
const b = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ["--no-sandbox"] });
const base = "http://localhost:3530";
const S = process.argv[2]?.split(",");
const shots: [string, string, object, ((p: any) => Promise<void>)?][] = [
  ["form-phone", "/en/share", { viewport: { width: 360, height: 640 } }],
  ["form-open", "/en/share", { viewport: { width: 1100, height: 800 } }, async (p) => { await p.getByText("Or tick what you know").click(); await p.locator("form details details summary").first().click(); await p.locator("form details details summary").last().click(); }],
  ["result-desk", "/en/share/es/sms/maybe.sim-x/phone.iphone/sign.new-sim/sign-2.asked-many-times/restart-phone.already-tried", { viewport: { width: 1100, height: 800 } }],
  ["result-ar-dark-phone", "/en/share", { viewport: { width: 360, height: 640 }, colorScheme: "dark" }, async (p) => { await p.locator("textarea").fill("طلبت الرمز أربع مرات ولم يصل شيء، عندي شريحة جديدة"); await p.keyboard.press("Enter"); await p.getByRole("heading",{level:1,name:"Ready to send"}).waitFor(); await p.locator("textarea").first().fill("Call 0170 1234567, my friend"); await p.getByText("QR code of the link").click(); }],
  ["agent-ar", "/ar/share/en/email/sign.mailbox-full", { viewport: { width: 360, height: 640 } }],
  ["customer-phone", "/es/sms/x/phone.iphone/sign.new-sim/sign-2.asked-many-times/restart-phone.already-tried/from.support#note=Llama%20a%20Ana%20%3Cb%3Ehoy%3C%2Fb%3E", { viewport: { width: 360, height: 640 } }],
  ["customer-open-ar", "/ar/sms/x/phone.iphone/sign.new-sim/maybe.asked-too-often/restart-phone.already-tried/from.support", { viewport: { width: 360, height: 640 }, colorScheme: "dark" }, async (p) => { await p.locator("main details summary").first().click(); }],
  ["nojs-result", "/en/share/zh/email/sign.mailbox-full", { viewport: { width: 360, height: 640 }, javaScriptEnabled: false }],
  ["start", "/en/sms/sign/phone.iphone/sign.new-sim/from.support", { viewport: { width: 360, height: 640 } }],
];
for (const [name, url, opt, act] of shots) {
  if (S && !S.includes(name)) continue;
  const c = await b.newContext(opt as any); const p = await c.newPage();
  p.on("console", (m) => { if (m.type() === "error") console.log(name, m.text().slice(0, 300)); });
  await p.goto(base + url); await p.waitForTimeout(800);
  try { await act?.(p); } catch (e) { console.log(name, String(e).slice(0, 300)); }
  await p.waitForTimeout(500);
  await p.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: !name.includes("customer") });
  console.log(name, p.url());
  await c.close();
}
await b.close();
