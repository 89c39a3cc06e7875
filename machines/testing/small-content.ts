import { stringify } from "yaml";
import type { Content } from "../content/content.ts";
import { interfaceShape } from "../content/interface/interface-shape.ts";
import { parseContent } from "../content/parsing/parse-content.ts";
import { formatProblem } from "../content/problem.ts";

/** Files of a tiny site: three checks in two places for e-mail, one for each other channel. */
export function smallFiles(changes: Record<string, string | null> = {}): Map<string, string> {
  const files = new Map(Object.entries(base));
  for (const [file, text] of Object.entries(changes)) {
    if (text === null) files.delete(file);
    else files.set(file, text);
  }
  return files;
}

/** The tiny site, parsed. Throws with the problems when a change broke it. */
export function smallContent(changes: Record<string, string | null> = {}): Content {
  const { content, problems } = parseContent(smallFiles(changes));
  if (!content) throw new Error(problems.map(formatProblem).join("\n"));
  return content;
}

/** Front matter and body of a check; keys given replace the usual ones. */
export function checkFile(keys: Record<string, string> = {}, body = "1. Look."): string {
  const all = {
    title: "A title",
    question: "A question?",
    channels: "[email]",
    place: "mailbox",
    likelihood: "common",
    effort: "30s",
    answers: "[{ id: yes, label: Yes, effect: solved }, { id: no, label: No, effect: not-it }]",
    ...keys,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
  return ["---", ...lines, "---", body, ""].join("\n");
}

const fixes = "[{ id: done, label: Done, effect: fixed }, { id: no, label: No, effect: not-it }]";
const page = (title: string) => `---\ntitle: ${title}\nquestion: ${title}?\n---\nText.\n`;
const place = (name: string, opening: string) => `${name}: { name: { en: your ${name} }, opening: ${opening} }`;

interface Words {
  [key: string]: string | Words;
}

/** Every text of the interface says its own key. */
function words(shape: Readonly<Record<string, unknown>>): Words {
  const isShape = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  return Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, isShape(inner) ? words(inner) : key]));
}

const base: Record<string, string> = {
  "settings.yaml": `brand: { name: Kestrel, signIn: https://www.kestrel.example/sign-in }
locales: [en]
senders: { email: [no-reply@kestrel.example], sms: [KESTREL] }
policy:
  email: { life: 10m, usual: 1m, patience: 2m, digits: 6 }
  sms: { life: 2m, usual: 10s, patience: 2m, digits: 6 }
  authenticator: { life: 30s, digits: 6 }
  attempts: { wrong: 5, per: 1h, pause: 60s }
  resend: { waits: [30s, 60s], email: &limits { perChallenge: 5, perDestination: { sends: 5, per: 10m, perDay: 10 }, perAddressBlock: { sends: 30, per: 1h }, perSite: { sends: 900, per: 1h } }, sms: *limits }
  recovery: { wait: 72h }
  account: { numbers: 1 }
  trial: { every: 5m }
`,
  "facts.yaml": `provider:
  name: { en: Mailbox }
  ask: tab
  values: [{ id: gmail, label: { en: Gmail } }, { id: outlook, label: { en: Outlook } }]
symptom:
  name: { en: Problem }
  ask: never
  values: [{ id: nothing-came, label: { en: Nothing came } }, { id: refused, label: { en: Refused } }]
evidence:
  name: { en: Delivery }
  ask: never
  values: [{ id: mailbox-full, label: { en: Mailbox full } }, { id: delivered, label: { en: Delivered } }]
`,
  "places.yaml": [
    place("mailbox", "20s"),
    place("phone", "10s"),
    place("carrier", "5m"),
    place("account", "60s"),
    place("browser", "10s"),
    place("service", "5s"),
  ].join("\n"),
  "interface/en.yaml": stringify(words(interfaceShape)),
  "pages/start/en.md": page("Which code"),
  "pages/trial/en.md": page("Try a new code"),
  "pages/solved/en.md": page("Done"),
  "pages/help/en.md": page("Help"),
  "contacts/chat/en.md": "---\ntitle: Chat\naction: Open the chat\nurl: https://www.kestrel.example/chat\n---\nText.\n",
  "checks/spam/en.md": checkFile({ likelihood: "very-common", "raised-by": "[delivered]" }),
  "checks/full/en.md": checkFile({ answers: fixes, "raised-by": "[mailbox-full]" }),
  "checks/address/en.md": checkFile({
    answers: fixes,
    place: "account",
    likelihood: "sometimes",
    aliases: "[old-address]",
  }),
  "checks/signal/en.md": checkFile({ answers: fixes, channels: "[sms]", place: "phone" }),
  "checks/clock/en.md": checkFile({ answers: fixes, channels: "[authenticator]", place: "phone" }),
};
