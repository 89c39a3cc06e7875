import type { World } from "../world.ts";

/** Something that can be broken between the site and the person. Most faults are read from the state they break. */
export interface Fault {
  id: string;
  label: string;
  hint: string;
  group: "E-mail" | "Text message" | "Either code" | "Between site and wizard";
  /** Asks for a number of seconds, with this default. */
  seconds?: number;
  isOn(world: World): boolean;
  set(world: World, on: boolean, seconds: number): void;
}

/** The short life of a code under "Code expires at once", in seconds. */
export const SHORT_LIFE_SECONDS = 3;

export const faults: readonly Fault[] = [
  {
    id: "spam",
    label: "Lands in spam",
    hint: "The mailbox mistrusts Kestrel. Fix: “Not spam” in the mailbox.",
    group: "E-mail",
    isOn: ({ mailbox }) => mailbox.strictFilter && mailbox.safeSenders.size === 0,
    set: ({ mailbox }, on) => {
      mailbox.strictFilter = on;
      mailbox.safeSenders.clear();
    },
  },
  {
    id: "mailbox-full",
    label: "Mailbox full",
    hint: "The mail server answers 552 5.2.2. Fix: empty the bin.",
    group: "E-mail",
    isOn: ({ mailbox }) => mailbox.full,
    set: ({ mailbox }, on) => {
      if (on && !mailbox.full) mailbox.fill();
      if (!on) mailbox.emptyBin();
    },
  },
  {
    id: "typo",
    label: "Typo in the address",
    hint: "The account says jamei instead of jamie; the mail server answers 550 5.1.1. Fix: “Use another address”.",
    group: "E-mail",
    isOn: ({ account, mailbox }) => account.email !== mailbox.address,
    set: ({ account, mailbox }, on) => {
      account.email = on ? mailbox.address.replace("jamie", "jamei") : mailbox.address;
    },
  },
  {
    id: "filter",
    label: "Security app holds the text",
    hint: "An app on the phone blocks unknown senders. Fix: release the text or pause the filter.",
    group: "Text message",
    isOn: ({ phone }) => phone.filter === "on" && phone.trustedSenders.size === 0,
    set: ({ phone }, on) => {
      phone.filter = on ? "on" : "off";
      phone.trustedSenders.clear();
    },
  },
  {
    id: "balance",
    label: "Balance empty",
    hint: "The carrier drops texts for a prepaid card without money. Fix: top up.",
    group: "Text message",
    isOn: ({ phone }) => phone.balancePence <= 0,
    set: ({ phone }, on) => {
      phone.balancePence = on ? 0 : 820;
    },
  },
  {
    id: "storage",
    label: "Phone storage full",
    hint: "The phone has no room for a text. Fix: delete old videos.",
    group: "Text message",
    isOn: ({ phone }) => phone.storageFull,
    set: ({ phone }, on) => {
      phone.freeStorage();
      if (on) phone.usedGigabytes = 64;
    },
  },
  {
    id: "signal",
    label: "No signal",
    hint: "The phone is in aeroplane mode. Fix: turn it off on the phone.",
    group: "Text message",
    isOn: ({ phone }) => phone.aeroplaneMode,
    set: ({ phone }, on) => {
      phone.aeroplaneMode = on;
    },
  },
  {
    id: "congestion",
    label: "Text gateway congested",
    hint: "Texts are accepted but wait at the gateway for this long; 0 = until you switch it off.",
    group: "Text message",
    seconds: 0,
    isOn: ({ congestedUntil }) => congestedUntil > Date.now(),
    set: (world, on, seconds) => {
      world.congestedUntil = on ? (seconds > 0 ? Date.now() + seconds * 1000 : Number.POSITIVE_INFINITY) : 0;
    },
  },
  {
    id: "wrong-number",
    label: "Wrong number on the account",
    hint: "The account has two digits swapped. Fix: “Use another number”.",
    group: "Text message",
    isOn: ({ account, phone }) => account.phone !== phone.number,
    set: ({ account, phone }, on) => {
      account.phone = on ? swapDigits(phone.number) : phone.number;
    },
  },
  {
    id: "slow",
    label: "Slow delivery",
    hint: "Every message needs this many seconds. Mail is deferred with 450 4.7.1 and tried again. Fix: wait.",
    group: "Either code",
    seconds: 20,
    isOn: ({ delaySeconds }) => delaySeconds > 0,
    set: (world, on, seconds) => {
      world.delaySeconds = on ? seconds : 0;
    },
  },
  {
    id: "several",
    label: "Several codes",
    hint: "Signing in sends three codes, as after impatient presses. Fix: use the newest.",
    group: "Either code",
    isOn: ({ severalCodes }) => severalCodes,
    set: (world, on) => {
      world.severalCodes = on;
    },
  },
  {
    id: "expired",
    label: "Code expires at once",
    hint: `The first code lives ${SHORT_LIFE_SECONDS} seconds. Fix: ask for a new one.`,
    group: "Either code",
    isOn: ({ shortCode }) => shortCode,
    set: (world, on) => {
      world.shortCode = on;
    },
  },
  {
    id: "earlier",
    label: "First code was two minutes ago",
    hint: "Tickets say so, and the wizard's first wait is already over. Saves time when trying things out.",
    group: "Between site and wizard",
    isOn: ({ ticketAgeSeconds }) => ticketAgeSeconds > 0,
    set: (world, on) => {
      world.ticketAgeSeconds = on ? 120 : 0;
    },
  },
  {
    id: "resend-slow",
    label: "Slow answer",
    hint: "The resend endpoint sends the code, then answers after this many seconds.",
    group: "Between site and wizard",
    seconds: 5,
    isOn: ({ resendAnswer }) => resendAnswer.delaySeconds > 0,
    set: ({ resendAnswer }, on, seconds) => {
      resendAnswer.delaySeconds = on ? seconds : 0;
    },
  },
  {
    id: "resend-down",
    label: "Resend endpoint down",
    hint: "The endpoint answers 503 and sends nothing.",
    group: "Between site and wizard",
    isOn: ({ resendAnswer }) => resendAnswer.down,
    set: ({ resendAnswer }, on) => {
      resendAnswer.down = on;
    },
  },
];

function swapDigits(number: string): string {
  const swapped = number.replace(/(\d)(\d)(\d\d)$/, "$2$1$3");
  return swapped === number ? number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) : swapped;
}
