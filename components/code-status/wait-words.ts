/** A wait in words: `45 seconds`, `1 minute 30 seconds`, `2 hours`. Takes whole seconds; from an hour on, minutes are enough. */
export function waitWords(seconds: number, locale: string): string {
  const whole = seconds >= 3600 ? Math.ceil(seconds / 60) * 60 : seconds;
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), "hour"],
    [Math.floor((whole % 3600) / 60), "minute"],
    [whole % 60, "second"],
  ];
  const words = parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) =>
      new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(amount),
    );
  return new Intl.ListFormat(locale, { type: "unit", style: "narrow" }).format(words);
}
