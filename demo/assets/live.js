// Keeps the mailbox and the phone up to date. Without it, "Look again" does the same.
const region = () => document.querySelector("[data-live]");

setInterval(async () => {
  if (document.hidden || !region()) return;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    if (!fresh || fresh.innerHTML === region().innerHTML) return;
    const focused = region().contains(document.activeElement) ? document.activeElement.outerHTML : null;
    region().replaceWith(fresh);
    [...fresh.querySelectorAll("a, button")].find((element) => element.outerHTML === focused)?.focus();
  } catch {
    // The site is unavailable for a moment; the next round tries again.
  }
}, 1500);
