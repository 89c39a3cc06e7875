import { setTimeout as sleep } from "node:timers/promises";

/** What `work` resolves with, or `late` when it takes longer than `milliseconds`; it goes on then, unheard. Rejects only as `work` does, in time. */
export async function withinTime<Done, Late>(
  milliseconds: number,
  work: Promise<Done>,
  late: Late,
): Promise<Done | Late> {
  const timer = new AbortController();
  const end = sleep(milliseconds, late, { signal: timer.signal }).catch(() => late);
  try {
    return await Promise.race([work, end]);
  } finally {
    timer.abort();
  }
}
