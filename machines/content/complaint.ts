/** What somebody wrote whose cause it does not tell for sure. */
export interface Complaint {
  text: string;
  /** Of a hundred people who write so, how many each check would help: id → share. The shares add up to 1. */
  shares: ReadonlyMap<string, number>;
  /** How much it counts, above 0 and at most 1: the part of it that is said of checks which the site has. */
  strength: number;
}
