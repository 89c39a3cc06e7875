/** How long ago `time` was at `now` (both ISO 8601): "20 seconds ago", "2 minutes ago". */
export function agoWords(time: string, now: string, locale: string): string {
  const seconds = Math.max(1, Math.round((Date.parse(now) - Date.parse(time)) / 1000));
  const words = new Intl.RelativeTimeFormat(locale);
  return seconds < 60 ? words.format(-seconds, "second") : words.format(-Math.floor(seconds / 60), "minute");
}
