/**
 * Runs `work` when the process is asked to end (SIGTERM, SIGINT), before the listeners that were there; without any, the process ends with 0 after it.
 * `work` must not reject.
 */
export function beforeExit(work: () => Promise<void>): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    process.once(signal, async () => {
      await work();
      if (others.length === 0) process.exit(0);
      for (const other of others) other(signal);
    });
  }
}
