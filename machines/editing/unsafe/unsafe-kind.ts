/** The kinds of advice that can cost somebody their account or let a stranger in. */
export const unsafeKinds = ["contact", "blocks", "off", "domain", "picture", "takeover", "older"] as const;
export type UnsafeKind = (typeof unsafeKinds)[number];

/** Why, and what to write instead. */
export const reasons: Readonly<Record<UnsafeKind, string>> = {
  contact: "a forged text joins the thread of a named sender that is saved; do not tell people to save it",
  blocks: "ask for our sender only; blocks of paid texts, limits on costs and do-not-disturb lists stay",
  off: "whatever protects and is switched off to look is switched on again; say when",
  domain: "only the exact sender is let in, never a whole domain, and links stay scanned",
  picture: "a picture of the screen shows code and address; say to cover them",
  takeover: "nothing stops a takeover for certain; say that it makes it harder",
  older: "a try of an older code is spent on the way to the lock; say to ask for one new code",
};

/** One kind in one language. */
export interface UnsafeLooks {
  /** What it looks like in a sentence. */
  looks: RegExp;
  /** What makes the same sentence safe. */
  unless?: RegExp;
  /** What must stand somewhere in the text of the same check. */
  needs?: RegExp;
}

/** Every kind in one language. */
export type UnsafeIn = Readonly<Record<UnsafeKind, UnsafeLooks>>;
