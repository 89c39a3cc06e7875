/** What all lines of one kind have in common. */
export interface KindOfLine {
  level: "fatal" | "error" | "warn" | "info" | "debug";
  /** It concerns the set-up, so it is counted (server/log/trouble-counts.ts). */
  setUp?: true;
  /** What happened, in one sentence. */
  message: string;
  /** What to do about it. */
  remedy: string;
  /** The fields that tell lines of this kind apart: each of their values is a stream of its own. */
  by?: readonly string[];
  /** Seconds in which more of the same is only counted; 10 when left out. */
  pause?: number;
}
