import { isCountryEnding, knownMailDomains, slipsForCom } from "./known-mail-domains.ts";

/** Real domains of others that look like a slip of a large one. */
const real = new Set("email.com inmail.com hmail.com mail.de online.de web.com gmx.info".split(" "));
/** Too close to too many real domains: only a letter too few, one twice or two in the wrong order count: a missed slip costs less than a wrong hint. */
const guarded =
  "fastmail.com fastmail.fm ymail.com zohomail.com zohomail.eu zohomail.in foxmail.com passport.com tuta.io tutanota.com hey.com".split(
    " ",
  );
/** Names that exist only once: with another ending that is no country's they are a slip. */
const once = ["gmail", "googlemail", "icloud", "aol", "hotmail", "protonmail"];
const generic = [
  "com",
  "net",
  "org",
  "info",
  "biz",
  "email",
  "mail",
  "app",
  "me",
  "io",
  "dev",
  "online",
  "site",
  "xyz",
];

/** A well-known domain that was probably meant by `typed`, `null` where nothing is likely. */
export function meantDomain(typed: string): string | null {
  if (real.has(typed)) return null;
  const found = candidates.flatMap((domain) => {
    const far = slipDistance(typed, domain);
    return far === undefined ? [] : [{ domain, far }];
  });
  // The nearest; among equals the one that stands first: the larger.
  return found.toSorted((a, b) => a.far - b.far)[0]?.domain ?? null;
}

const candidates = [...knownMailDomains.keys()];

/** How far a typed domain is from a known one, `undefined` where it is no slip of it. */
function slipDistance(typed: string, domain: string): number | undefined {
  const [label, ending] = parted(domain);
  if (typed === domain.replaceAll(".", "")) return label.length >= 4 ? 1 : undefined;
  const [typedLabel, typedEnding] = parted(typed);
  if (typedEnding === "") return undefined;
  if (guarded.includes(domain)) return isTypingSlip(typed, domain) ? 1 : undefined;
  const inLabel = labelSlip(typedLabel, label);
  const inEnding = typedEnding === ending ? 0 : endingSlip(typedEnding, ending, label);
  if (inLabel === undefined || inEnding === undefined) return undefined;
  // A slip in both is likely for a long name only, and not where the ending is that of others.
  const isBoth = inLabel > 0 && inEnding > 0;
  if (isBoth && (label.length < 5 || inLabel + inEnding > 2 || generic.includes(typedEnding))) return undefined;
  return inLabel + inEnding;
}

function parted(domain: string): [label: string, ending: string] {
  const dot = domain.indexOf(".");
  return dot === -1 ? [domain, ""] : [domain.slice(0, dot), domain.slice(dot + 1)];
}

/** Short names lie close together: there only two letters in the wrong order, or one twice, count. */
function labelSlip(typed: string, label: string): number | undefined {
  if (typed === label) return 0;
  const far = editsBetween(typed, label);
  if (far > 2) return undefined;
  if (isSwap(typed, label)) return label.length >= 3 ? 1 : undefined;
  if (label.length === 4 && isDoubled(typed, label)) return 1;
  if (label.length <= 4 || isOtherWord(typed, label)) return undefined;
  if (far === 1) return 1;
  return label.length >= 10 || isAnagram(typed, label) ? 2 : undefined;
}

/** What lies around a key, on most keyboards. */
const around: Readonly<Record<string, string>> = { g: "fhtyvbr", y: "tuhgx", h: "gjyubn", o: "ipkl0", i: "uojk" };

/** Another first letter makes another word ("amail"), unless the key lies beside the right one. */
function isOtherWord(typed: string, label: string): boolean {
  return typed.slice(1) === label.slice(1) && !(around[label.charAt(0)] ?? "").includes(typed.charAt(0));
}

function isAnagram(a: string, b: string): boolean {
  return [...a].toSorted().join("") === [...b].toSorted().join("");
}

function endingSlip(typed: string, ending: string, label: string): number | undefined {
  if (label.length < 2) return undefined;
  if (ending === "com" && slipsForCom.includes(typed)) return 1;
  if (generic.includes(typed)) return once.includes(label) ? 1 : undefined;
  const last = typed.split(".").at(-1) ?? "";
  if (isCountryEnding(last) || last.length > 4) return undefined;
  const far = editsBetween(typed, ending);
  return far <= 2 ? far : undefined;
}

function isTypingSlip(typed: string, word: string): boolean {
  return isSwap(typed, word) || isDoubled(typed, word) || isOneShort(typed, word);
}

/** Whether `longer` is `word` with one of its letters twice. */
function isDoubled(longer: string, word: string): boolean {
  return [...word].some((letter, index) => longer === word.slice(0, index) + letter + word.slice(index));
}

function isOneShort(typed: string, word: string): boolean {
  return [...word].some((_, index) => index > 0 && typed === word.slice(0, index) + word.slice(index + 1));
}

function isSwap(typed: string, word: string): boolean {
  if (typed.length !== word.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== typed[index]);
  return typed === word.slice(0, at) + (word[at + 1] ?? "") + word.charAt(at) + word.slice(at + 2);
}

/** Letters too many, missing, wrong, or two in the wrong order (Damerau); 3 for anything further. */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const options = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same];
      next.push(Math.min(...options, swapped ? (before[j - 2] ?? 0) + 1 : 3));
    }
    [before, row] = [row, next];
  }
  return Math.min(row[b.length] ?? 3, 3);
}
