import { vi } from "vitest";

/** What `check` gives as soon as it no longer throws. It usually takes a moment, and on a busy machine may take many. */
export function eventually<Found>(check: () => Found | Promise<Found>): Promise<Found> {
  return vi.waitFor(check, { timeout: 20_000 });
}
