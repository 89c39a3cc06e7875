import { type Html, html } from "../html.ts";
import type { World } from "../world.ts";

interface Page {
  /** `null` on pages that belong to nobody. */
  world: World | null;
  title: string;
  /** Whose screen this is: the company's site, the person's mailbox or phone, or the panel behind the scenes. */
  screen: "site" | "mailbox" | "phone" | "panel";
  main: Html;
  /** Keeps the part marked `data-live` up to date. */
  live?: boolean;
  status?: number;
}

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "referrer-policy": "same-origin",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/** The frame around every page, as a response. */
export function respond({ world, title, screen, main, live = false, status = 200 }: Page): Response {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Kestrel demonstration</title>
<link rel="icon" href="/brand/logo.svg">
<link rel="stylesheet" href="/brand/looks.css">
<link rel="stylesheet" href="/style.css">
${live && html`<script src="/live.js" defer></script>`}
</head>
<body class="${screen}">
<a class="skip" href="#main">Skip to content</a>
<header>
<div class="stage">
<p><strong>Demonstration.</strong> Kestrel is not a real company; nothing leaves this machine.</p>
${world && navigation(world, screen)}
</div>
${screen === "site" && html`<p class="brand" translate="no"><img src="/brand/logo.svg" alt="" width="32" height="32"> Kestrel</p>`}
</header>
<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>`;
  return new Response(document.text, { status, headers: HEADERS });
}

/** 303, so that Back and Reload never send a form again. */
export function redirect(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

function navigation(world: World, screen: Page["screen"]): Html {
  const unread = world.mailbox.list("inbox").filter((message) => !message.read).length;
  const links = [
    { screen: "site", href: "/sign-in", label: "Sign-in site" },
    { screen: "mailbox", href: "/mailbox", label: unread > 0 ? `Mailbox (${unread} new)` : "Mailbox" },
    { screen: "phone", href: "/phone", label: "Phone" },
    { screen: "panel", href: "/panel", label: "Control panel" },
  ] as const;
  return html`<nav aria-label="Demonstration"><ul>${links.map(
    (link) =>
      html`<li><a href="${link.href}"${link.screen === screen && html` aria-current="true"`}>${link.label}</a></li>`,
  )}</ul></nav>`;
}
