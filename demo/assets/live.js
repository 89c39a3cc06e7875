// Keeps the mailbox and the phone up to date. Without it, "Look again" does the same.
const region = () => document.querySelector("[data-live]");

setInterval(async () => {
  if (document.hidden || !region()) return;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    const shown = region();
    if (!fresh || !shown || fresh.innerHTML === shown.innerHTML) return;
    const active = document.activeElement;
    const focused = active && shown.contains(active) ? active.outerHTML : null;
    shown.replaceWith(fresh);
    const same = [...fresh.querySelectorAll("a, button")].find((element) => element.outerHTML === focused);
    if (same instanceof HTMLElement) same.focus();
  } catch {
    // The site is unavailable for a moment; the next round tries again.
  }
}, 1500);
