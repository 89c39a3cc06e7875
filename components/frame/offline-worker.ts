/**
 * Tells the service worker that this page has time now, so that it keeps what is shown where the line is lost. `isLoaded`: the whole
 * document, not a step in it; only then is a worker looked for. Never fails, and does nothing for people who save data.
 */
export async function tellOfflineWorker(path: string, isLoaded: boolean): Promise<void> {
  if (savesData() || !("serviceWorker" in navigator)) return;
  try {
    if (isLoaded) await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ path, isLoaded });
  } catch {
    // Private windows and full disks have none.
  }
}

/** Whether the person has told the browser to save data; then nothing is fetched before it is asked for. */
export function savesData(): boolean {
  return Reflect.get(navigator, "connection")?.saveData === true;
}
