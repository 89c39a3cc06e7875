"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { offerPath } from "#machines/code-status/offer-path.ts";
import { savesData, tellOfflineWorker } from "./offline-worker.ts";

/**
 * Follows every `SoftLink` of the document: one listener instead of a client component per link (`next/link` is 3 kB, this is a
 * tenth). Then the new `h1` takes the focus, so that the question is read aloud and Tab goes on from there; a choice keeps it. A line at the top shows
 * when the next page takes its time.
 */
export function SoftNavigation() {
  const router = useRouter();
  const path = usePathname();
  // Where the document was loaded, focus belongs to the browser.
  const shown = useRef(path);
  // The fold in which something was chosen that changes only the words of the step.
  const chosenIn = useRef<string | undefined>(undefined);
  // Where the last tap led, if one can go back from there.
  const pushed = useRef("");
  const line = useRef<HTMLDivElement>(null);
  const timer = useRef(0);

  useEffect(() => {
    clearTimeout(timer.current);
    if (line.current) line.current.hidden = true;
    const isNew = shown.current !== path;
    shown.current = path;
    // In a frame of another page; at once, since a frame out of sight paints nothing.
    if (parent !== window) void import("./host-page.ts").then(({ tellHost }) => tellHost(path, isNew));
    // Once this page is painted: nothing of this may hold it up.
    const frame = requestAnimationFrame(() => setTimeout(settle));
    return () => cancelAnimationFrame(frame);

    function settle() {
      // A step that was on its way ahead of the tap when the line broke: Next (16.4.6) shows nothing in its place.
      if (isNew && !document.querySelector("h1")) return loadWhole(path, pushed.current === path);
      // Next has put the page at the right scroll position already.
      if (isNew) focusNext(chosenIn.current);
      // To a browser it is the target of the document, whatever its address says after a step.
      document.getElementById("left-out")?.toggleAttribute("hidden", location.hash !== "#left-out");
      // What it costs is paid by the person: one answer, and the others once a finger or a pointer comes near.
      prefetchWhole(router, document.querySelector("a[data-soft=likely]"));
      whenIdle(() => tellOfflineWorker(path, !isNew));
    }
  }, [path, router]);

  useEffect(() => {
    function prepare({ target }: Event) {
      if (target instanceof Element) prefetchWhole(router, target.closest(answers));
    }
    for (const sign of signsOfInterest) document.addEventListener(sign, prepare, { passive: true });
    return () => {
      for (const sign of signsOfInterest) document.removeEventListener(sign, prepare);
    };
  }, [router]);

  useEffect(() => {
    function follow(event: MouseEvent) {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[data-soft]");
      const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
      if (!link || !isPlain || event.defaultPrevented) return;
      event.preventDefault();
      // The next page takes the focus; giving it up before the old page goes spares the browser one pass over all styles.
      link.blur();
      clearTimeout(timer.current);
      // Shown at once, the line alone would cost a frame before the next page.
      if (link.pathname !== location.pathname) timer.current = window.setTimeout(showLine, 300);
      const isHere = link.dataset.soft === "here";
      const path = link.matches(answers) ? withNews(link.pathname) : link.pathname;
      chosenIn.current = isHere ? link.closest("details")?.id : undefined;
      pushed.current = isHere ? "" : path;
      if (isHere) router.replace(path, { scroll: false });
      else router.push(path);
    }
    function showLine() {
      if (line.current) line.current.hidden = false;
    }
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);

  return <div ref={line} hidden className="under-way" />;
}

/** Where an answer leads when a report came in while the person read: what it says goes along, if the answer stays with the channel of that code. */
function withNews(path: string): string {
  const news = document.querySelector<HTMLElement>("a[data-evidence]")?.dataset;
  const { channel, evidence, sure } = news ?? {};
  if (!channel || !evidence || path.split("/")[2] !== channel) return path;
  return offerPath(path, channel, { evidence, isSure: sure === "true" }) ?? path;
}

/** The line that names the choice, after a choice; otherwise the question of the new step. */
function focusNext(fold: string | undefined) {
  const line = fold ? document.getElementById(fold)?.querySelector("summary") : null;
  (line ?? document.querySelector("h1"))?.focus({ preventScroll: true });
}

/** Asks for the page at `path`, where we are, as a document. From the page before, so that Back leads to it and does not stay within this document. */
function loadWhole(path: string, canGoBack: boolean) {
  if (!canGoBack) return location.replace(path);
  addEventListener("popstate", () => location.assign(path), { once: true });
  history.back();
}

const answers = "a[data-soft=likely], a[data-soft=ahead]";

// A finger counts as a pointer that comes and goes.
const signsOfInterest = ["pointerover", "focusin"] as const;

function whenIdle(work: () => void) {
  // Safari has none.
  if ("requestIdleCallback" in window) window.requestIdleCallback(work);
  else setTimeout(work, 1_000);
}

type Router = ReturnType<typeof useRouter>;
type PrefetchKind = NonNullable<Parameters<Router["prefetch"]>[1]>["kind"];

/** The whole page, as `<Link prefetch>` does; without a kind Next fetches nothing of a page that is rendered on demand. */
function prefetchWhole(router: Router, link: Element | null) {
  const kind: string = "full";
  if (link instanceof HTMLAnchorElement && !savesData() && isPrefetchKind(kind))
    router.prefetch(withNews(link.pathname), { kind });
}

/** Next exports no name for the kinds (docs/decisions/001-what-we-wrap-of-next.md). */
function isPrefetchKind(name: string): name is PrefetchKind {
  return name === "full";
}
