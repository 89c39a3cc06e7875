"use client";

import { useEffect, useRef, useState } from "react";
import { buttonStyle } from "../base/button-style.ts";
import type { TrialTexts } from "./trial-texts.ts";

/** Seconds from which nobody likes to look at a clock. */
const longEnough = 60;

/**
 * "Tell me when I can ask again", for waits longer than a minute: the browser asks the person, and a notification comes, without a sound, when the wait is over and
 * the page is out of sight. `seconds`: what is left, `null` when there is no wait. Nothing where the browser has no notifications.
 */
export function NotifyButton({
  seconds,
  locale,
  texts,
}: {
  seconds: number | null;
  locale: string;
  texts: TrialTexts;
}) {
  const [permission, setPermission] = useState<NotificationPermission | null>(null);
  const isWaiting = seconds !== null;
  const wasLong = useRef(false);
  if (isWaiting && seconds > longEnough) wasLong.current = true;

  useEffect(() => {
    if (isWaiting || permission !== "granted") return;
    if (document.visibilityState === "hidden") void tell(texts.resend.ready, locale);
    setPermission(null);
  }, [isWaiting, permission, texts, locale]);

  const canTell = useCanTell();
  if (!isWaiting || !wasLong.current || !canTell) return null;
  if (permission === null)
    return (
      <button
        type="button"
        className={`${buttonStyle.compact} mt-4`}
        onClick={() => void Notification.requestPermission().then(setPermission)}
      >
        {texts.notify}
      </button>
    );
  return (
    <p role="status" className="mt-4 text-small text-quiet">
      {permission === "granted" ? texts.notifyOn : texts.notifyDenied}
    </p>
  );
}

/** Whether this browser would show one: those of phones do it only for a service worker. */
function useCanTell(): boolean {
  const [canTell, setCanTell] = useState(false);
  useEffect(() => {
    // Browsers do not ask for a frame of another site.
    if (!("Notification" in window) || parent !== window) return;
    if (matchMedia("(pointer: fine)").matches) setCanTell(true);
    else void navigator.serviceWorker?.getRegistration().then((worker) => setCanTell(worker !== undefined));
  }, []);
  return canTell;
}

async function tell(title: string, lang: string): Promise<void> {
  const options = { lang, silent: true, tag: "new-code", icon: "/icon.svg" };
  const worker = await navigator.serviceWorker?.getRegistration();
  try {
    if (worker) await worker.showNotification(title, options);
    else new Notification(title, options).onclick = () => window.focus();
  } catch {
    // The page says it all the same.
  }
}
