import type { UnsafeIn } from "./unsafe-kind.ts";

/** What unsafe advice looks like in English. */
export const en: UnsafeIn = {
  contact: {
    looks: /\b(?:save|add)\b.*\bcontacts?\b/i,
    unless: /senders\.email|\b(?:do not|never) save\b/i,
  },
  blocks: {
    looks:
      /\b(?:switch off|turn off|lift|remove|cancel|leave)\b.*(?:premium|paid texts|limits? on costs|costs low|DND list|do-not-disturb)/i,
    unless: /as they are/i,
  },
  off: {
    looks: /\b(?:switch|turn)(?: \S+){0,3} off\b.*|\b(?:switch off|pause)\b.*/i,
    unless: /^(?!.*(?:VPN|proxy|ad blockers?|add-ons|filter for texts|Whoscall|RCS|Wi-Fi calling))/i,
    needs: /\bon again\b/i,
  },
  domain: {
    looks: /\b(?:allow|let)\b.*\bdomain\b|\b(?:exempt|leave)\b.*\blinks\b/i,
  },
  picture: {
    looks: /\b(?:picture|photo) of the screen|\bscreenshot/i,
    needs: /\bcover\b/i,
  },
  takeover: {
    looks: /\b(?:stops?|prevents?)\b.*\b(?:taking over|takeover)\b/i,
  },
  older: {
    looks: /\btry\b.*\bcode\b.*\b(?:before it|older)\b/i,
  },
};
