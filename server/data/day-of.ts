/** The day of a moment in UTC, as the database writes it: `2026-11-29`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
