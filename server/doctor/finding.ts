/** What an examination found out about one thing. */
export interface Finding {
  /** What was tried, in a few words. */
  tried: string;
  /** `unknown`: it could not be found out from here. `unused`: set, and without effect. Only `wrong` fails the command. */
  result: "good" | "wrong" | "unknown" | "unused";
  /** What came of it. Never holds a secret. */
  says: string;
  /** What to do now; missing where nothing is to be done. */
  remedy?: string;
}

export const good = (tried: string, says: string): Finding => ({ tried, result: "good", says });
export const wrong = (tried: string, says: string, remedy: string): Finding => ({
  tried,
  result: "wrong",
  says,
  remedy,
});
export const unknown = (tried: string, says: string, remedy: string): Finding => ({
  tried,
  result: "unknown",
  says,
  remedy,
});
export const unused = (tried: string, says: string, remedy: string): Finding => ({
  tried,
  result: "unused",
  says,
  remedy,
});
