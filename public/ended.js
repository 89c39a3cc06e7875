// Counts that a journey has ended on this page, once (docs/decisions/032-an-outcome-is-a-count.md). Loaded on "You're in" and on the page of help only. It keeps nothing in the
// browser, and says only its path and that of the first page: facts and answers, as in any address. It says nothing for people who ask for privacy, for robots, and for pages that were loaded
// whole: the server has counted those by itself.
(async () => {
  const path = location.pathname;
  const [loaded] = performance.getEntriesByType("navigation");
  const first = loaded ? new URL(loaded.name).pathname : path;
  const isPrivate = Reflect.get(navigator, "globalPrivacyControl") || navigator.doNotTrack === "1";
  if (first === path || isPrivate || navigator.webdriver || !navigator.userActivation?.hasBeenActive) return;
  /** @param {object} said */
  const tell = (said) =>
    fetch("/api/outcomes", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(said),
      credentials: "omit",
      keepalive: true,
    });
  const { mark } = await (await tell({})).json();
  if (mark) await tell({ mark, path, first });
})().catch(() => {
  // One less in the count.
});
