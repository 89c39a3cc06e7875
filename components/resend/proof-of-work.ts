"use client";

import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

/**
 * Fetches a puzzle and solves it, beside what the page does: the keys are derived by the browser itself, not on the page's own thread.
 * Returns what the press takes along, `null` when that fails; then a longer wait takes its place.
 */
export async function proveWork(): Promise<string | null> {
  try {
    const response = await fetch("/api/resend-proof");
    if (!response.ok) return null;
    const challenge = await response.json();
    const solution = await solveChallenge({ challenge, deriveKey, timeout: 30_000 });
    return solution && JSON.stringify({ challenge, solution });
  } catch {
    return null;
  }
}
