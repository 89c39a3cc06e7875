/**
 * The wait in whole seconds that a `Retry-After` header asks for (RFC 9110: seconds or a date), as the rest of a `later` result; nothing when
 * there is none or it cannot be read. More than a day counts as a day.
 */
export function retryAfter(header: string | null | undefined, now: Date): { retryAfterSeconds?: number } {
  if (!header) return {};
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? {} : { retryAfterSeconds: Math.min(Math.max(1, Math.ceil(seconds)), 86_400) };
}
