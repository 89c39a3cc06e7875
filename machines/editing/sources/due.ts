import { hasEnded, isOld } from "./age.ts";
import type { Claim } from "./ledger.ts";

/** What is to be looked up again in `today` (`YYYY-MM`), and which blocks have no page of the maker. One claim may stand in several lists. */
export interface Due {
  /** Looked up more than twelve months ago. */
  old: Claim[];
  /** Steps for a product that nobody says when they were looked up. */
  undated: Claim[];
  /** Their product or version is no more. */
  ended: Claim[];
  /** Steps for a product that rest on another source or on none. That may be right: then it is only good to know. */
  withoutMaker: Claim[];
}

/** Sorts out what an editor has to look at. */
export function findDue(claims: readonly Claim[], today: string): Due {
  const blocks = claims.filter(({ block }) => block !== null);
  return {
    old: claims.filter(({ reviewed }) => reviewed !== null && isOld(reviewed, today)),
    undated: blocks.filter(({ reviewed }) => reviewed === null),
    ended: blocks.filter(({ until }) => until !== null && hasEnded(until, today)),
    withoutMaker: blocks.filter(({ kind }) => kind !== "maker"),
  };
}

/** Whether something must be done. A block without a page of the maker may honestly be general. */
export function isDue({ old, undated, ended }: Due): boolean {
  return old.length + undated.length + ended.length > 0;
}

/** How many blocks about products rest on what. */
export function countKinds(claims: readonly Claim[]): Record<Claim["kind"], number> {
  const of = (kind: Claim["kind"]) => claims.filter((claim) => claim.block !== null && claim.kind === kind).length;
  return { maker: of("maker"), other: of("other"), general: of("general") };
}
