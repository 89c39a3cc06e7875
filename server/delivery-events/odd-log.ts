/** When each line was last written; there are few, because a line holds kinds and no values. */
const written = new Map<string, number>();
const most = 200;
const pause = 60_000;

/** Writes what was refused or passed over, by its kind, each kind once a minute: whoever sends it again and again does not fill the log. */
export function logKinds(provider: string, what: "refused" | "passed over", kinds: readonly string[], now: Date): void {
  for (const kind of new Set(kinds)) {
    const line = `delivery events of ${provider}: ${what}, ${kind}`;
    if (now.getTime() - (written.get(line) ?? 0) < pause) continue;
    if (written.size >= most) written.clear();
    written.set(line, now.getTime());
    console.warn(line);
  }
}
