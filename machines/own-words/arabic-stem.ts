/**
 * An Arabic word, in its normal form, without what is written together with it: "and", the article, "in", "for", and common endings. Light10 of
 * Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007); other words stay as they are.
 */
export function arabicStem(word: string): string {
  if (!/^\p{Script=Arabic}/u.test(word)) return word;
  const bare = word.length > 3 && word.startsWith("و") ? word.slice(1) : word;
  const prefix = prefixes.find((one) => bare.startsWith(one) && bare.length >= one.length + fewestLeft) ?? "";
  return suffixes.reduce(
    (stem, suffix) =>
      stem.endsWith(suffix) && stem.length >= suffix.length + fewestLeft ? stem.slice(0, -suffix.length) : stem,
    bare.slice(prefix.length),
  );
}

// Light10 lists them with ة and ى, which the normal form has turned into ه and ي.
const prefixes = ["وال", "بال", "كال", "فال", "لل", "ال"];
const suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];
const fewestLeft = 2;
