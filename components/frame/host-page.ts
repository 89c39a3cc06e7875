/**
 * What a page of the wizard does in a frame (docs/embed.md): it looks quieter, tells the page around it how tall it is and how far the person is, and leads other sites to a
 * window of their own. Loaded by pages in a frame only. It speaks to the page right around it, once that page has said hello from an origin on the list of the server;
 * before, it says only that it is there. No path, no answer and nothing of a code is in a message.
 */
export function tellHost(path: string, isNew: boolean): void {
  connect ??= connectToHost();
  const before = shown;
  shown = path;
  void connect.then((tell) => {
    const kind = kindOf(path);
    tell("step", { kind, isNew });
    if (kind === "solved" && kindOf(before) !== "solved") tell("solved");
    if (codesAsked(path) > codesAsked(before) && isNew) tell("new-code");
  });
}

/** Says something to the page around this one. */
type Tell = (type: string, more?: object) => void;

let connect: Promise<Tell> | undefined;
let shown = "";

const words = { from: "wheres-my-code", version: 1 };

/** Comes true once the page around this one has answered from an allowed origin; never, where it does not. */
async function connectToHost(): Promise<Tell> {
  quieten();
  const { origins, signIn } = await readKnown();
  const host = await new Promise<string>((resolve) => {
    addEventListener("message", ({ source, origin, data }) => {
      const isHello = data?.from === words.from && data.version === words.version && data.type === "hello";
      if (source !== parent || !origins.includes(origin) || !isHello) return;
      if (data.scheme === "light" || data.scheme === "dark") keepTo(data.scheme);
      resolve(origin);
    });
    // To whoever it is: that somebody is here, which they know.
    parent.postMessage({ ...words, type: "hello" }, "*");
  });
  const tell: Tell = (type, more) => parent.postMessage({ ...words, type, ...more }, host);
  const tellSize = () => tell("size", { height: document.documentElement.offsetHeight });
  // At once as well: out of sight nothing is observed.
  tellSize();
  new ResizeObserver(tellSize).observe(document.body);
  followLinks(new URL(signIn, location.href).href, tell);
  return tell;
}

interface Known {
  origins: string[];
  signIn: string;
}

/** What the server knows of frames. A page that came from memory, on a line that is gone, asks until somebody replies: else it would never be as tall as it is. */
async function readKnown(): Promise<Known> {
  for (;;) {
    const reply = await fetch("/api/embed").catch(() => null);
    const known: Known | null = reply?.ok ? await reply.json().catch(() => null) : null;
    if (known) return known;
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
      addEventListener("online", resolve, { once: true });
    });
  }
}

/** Milliseconds. */
const pause = 5_000;

/** The page around it has a name and a main part already. */
function quieten(): void {
  document.querySelector("main")?.setAttribute("aria-labelledby", "question");
  adopt(looks);
}

function adopt(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
}

/** Light or dark as the page around it, whatever the browser prefers. */
function keepTo(scheme: "light" | "dark"): void {
  adopt(`:root { color-scheme: ${scheme} }`);
  for (const sheet of document.styleSheets)
    for (const rule of darkRules(sheet.cssRules)) rule.media.mediaText = scheme === "dark" ? "all" : "not all";
}

function* darkRules(rules: CSSRuleList): Generator<CSSMediaRule> {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && /prefers-color-scheme: ?dark/.test(rule.media.mediaText)) yield rule;
    else if (rule instanceof CSSGroupingRule) yield* darkRules(rule.cssRules);
  }
}

const looks = `
  header { border: 0 }
  header > div { display: flex; flex-direction: row-reverse; justify-content: space-between; align-items: center; gap: 1rem }
  header > div > div { margin: 0 }
  header a[data-soft] { display: none }
  main { padding-block: 1rem }
  main > section:last-child { margin-block-start: 2rem }
`;

/** In a frame most sites refuse to show themselves, and the sign-in page is the one around it, or one that knows more of the person than this one. */
function followLinks(signIn: string, tell: Tell): void {
  addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[href]");
      if (!link || !/^https?:$/.test(link.protocol)) return;
      // Texts of editors lead there as well.
      const wish = link.dataset.for ?? (link.href === signIn && "sign-in");
      if (wish) {
        event.preventDefault();
        event.stopPropagation();
        tell(`wants-${wish}`, { href: link.href });
      } else if (link.origin !== location.origin) {
        link.target = "_blank";
        link.rel = "noopener";
      }
    },
    { capture: true },
  );
}

/** `solved`, `help`, `trial`, `delivery` (what became of the code), or `step`: any other question or check. */
function kindOf(path: string): string {
  const [, , channel = "", step = ""] = path.split("/");
  if (channel === "delivery") return "delivery";
  if (step === "solved" || step === "help") return step;
  return step.startsWith("trial-") ? "trial" : "step";
}

function codesAsked(path: string): number {
  return path.match(/\/trial-[^/.]+\.asked(?=\/|$)/g)?.length ?? 0;
}
