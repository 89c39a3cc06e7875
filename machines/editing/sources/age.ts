const maxMonths = 12;

/** Whether what was looked up in this month is to be looked up again. Months are `YYYY-MM`. */
export function isOld(reviewed: string, today: string): boolean {
  return monthsOf(today) - monthsOf(reviewed) > maxMonths;
}

/** Whether the last month of a product is over. */
export function hasEnded(until: string, today: string): boolean {
  return today > until;
}

function monthsOf(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
}
