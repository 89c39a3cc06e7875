// Keeps the mailbox and the phone up to date. Without it, "Look again" does the same.
const region = () => document.querySelector("[data-live]");

setInterval(async () => {
  if (document.hidden || !region()) return;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    if (fresh && fresh.innerHTML !== region().innerHTML) region().replaceWith(fresh);
  } catch {
    // The site is away for a moment; the next round tries again.
  }
}, 1500);
