import { type Channel, expect, type Knowledge, type Person } from "./person.ts";

/** A fault of the demo, and what a person who has it would truthfully say. */
export interface FaultCase {
  /** What happens, as people would say it. */
  title: string;
  channel: Channel;
  /** Faults of the demo's panel, with seconds where they have some. */
  faults: Record<string, number | undefined>;
  /** What becomes of the first code, in the words of the mail server or the carrier: proof that the fault is at work. */
  outcome: { status: string; code: number };
  knows: Knowledge;
  /** What happens before the person asks the wizard, when a code came and does not work. */
  refused?: (person: Person) => Promise<void>;
  /** The check that finds the cause, and what the person answers there. */
  check: string;
  answer: "fixed" | "new-code" | "solved";
  /** What the check makes the person do. When the answer is "solved", it signs them in. */
  fix: (person: Person) => Promise<void>;
  /** The fault of `faults` that the fix takes away. */
  mends?: string;
}

const withMail = { sign: "other-mail-comes", "mailbox-kind": "personal", "other-mail": "arrives" };
const withoutMail = { sign: "no-mail-comes", "mailbox-kind": "personal", "other-mail": "nothing" };
const withTexts = { sign: "only-this-text-missing", "phone-change": "nothing", "other-texts": "arrive" };
const withoutTexts = { sign: "no-texts-come", "phone-change": "nothing", "other-texts": "nothing" };
const noUnknownTexts = { sign: "no-codes-come", "phone-change": "nothing", "other-texts": "some" };
const now = undefined;

export const mailCases: readonly FaultCase[] = [
  {
    title: "an e-mail code in spam that is too old",
    channel: "email",
    faults: { spam: now, expired: now },
    outcome: { status: "delivered", code: 250 },
    knows: withMail,
    check: "spam-folder",
    answer: "new-code",
    async fix(person) {
      await triesTooLate(person, await person.readCodeFromMailbox("spam"));
      await saysNotSpam(person);
    },
    mends: "spam",
  },
  {
    title: "an e-mail code in spam that still works",
    channel: "email",
    faults: { spam: now },
    outcome: { status: "delivered", code: 250 },
    knows: withMail,
    check: "spam-folder",
    answer: "solved",
    async fix(person) {
      const code = await person.readCodeFromMailbox("spam");
      await saysNotSpam(person);
      await person.enterCode(code);
    },
    mends: "spam",
  },
  {
    title: "a full mailbox",
    channel: "email",
    faults: { "mailbox-full": now },
    outcome: { status: "failed", code: 552 },
    knows: withoutMail,
    check: "mailbox-full",
    answer: "fixed",
    async fix({ elsewhere }) {
      await elsewhere.open("/mailbox");
      expect(elsewhere.text()).toContain("Your mailbox is full.");
      await elsewhere.follow(/^Bin/);
      await elsewhere.press("Empty the bin");
      expect(elsewhere.text()).toContain("Nothing here.");
    },
    mends: "mailbox-full",
  },
  {
    title: "a slip in the address",
    channel: "email",
    faults: { typo: now },
    outcome: { status: "failed", code: 550 },
    knows: withMail,
    check: "right-address",
    answer: "fixed",
    fix: correctsAddress,
    mends: "typo",
  },
  {
    title: "an e-mail that comes too late",
    channel: "email",
    faults: { slow: 600, expired: now },
    outcome: { status: "deferred", code: 450 },
    knows: withMail,
    check: "wait-and-refresh",
    answer: "new-code",
    async fix(person) {
      await waits(person);
      await triesTooLate(person, await person.readCodeFromMailbox());
    },
    mends: "slow",
  },
  {
    title: "an e-mail that only takes its time",
    channel: "email",
    faults: { slow: 600 },
    outcome: { status: "deferred", code: 450 },
    knows: withMail,
    check: "wait-and-refresh",
    answer: "solved",
    async fix(person) {
      await waits(person);
      await person.enterCode(await person.readCodeFromMailbox());
    },
    mends: "slow",
  },
  severalCodes("email", { status: "delivered", code: 250 }),
  expiredCode("email", { status: "delivered", code: 250 }),
];

export const textCases: readonly FaultCase[] = [
  {
    title: "a security app that holds texts back",
    channel: "sms",
    faults: { filter: now },
    outcome: { status: "delivered", code: 0 },
    knows: noUnknownTexts,
    check: "security-app",
    answer: "fixed",
    fix: async (person) => person.pressOnPhone("Pause the filter"),
    mends: "filter",
  },
  {
    title: "a text that a security app still holds",
    channel: "sms",
    faults: { filter: now },
    outcome: { status: "delivered", code: 0 },
    knows: noUnknownTexts,
    check: "security-app",
    answer: "solved",
    async fix(person) {
      await person.pressOnPhone("Release");
      await person.enterCode(await person.readCodeFromPhone());
    },
    mends: "filter",
  },
  {
    title: "an empty prepaid balance",
    channel: "sms",
    faults: { balance: now },
    outcome: { status: "failed", code: 30004 },
    knows: withoutTexts,
    check: "prepaid-balance",
    answer: "fixed",
    fix: async (person) => person.pressOnPhone("Top up 5"),
    mends: "balance",
  },
  {
    title: "a phone without room",
    channel: "sms",
    faults: { storage: now },
    outcome: { status: "held", code: 30008 },
    knows: withoutTexts,
    check: "phone-storage",
    answer: "fixed",
    async fix(person) {
      await person.pressOnPhone("Delete old videos");
      await person.readCodeFromPhone();
    },
    mends: "storage",
  },
  {
    title: "a phone without signal",
    channel: "sms",
    faults: { signal: now },
    outcome: { status: "held", code: 30003 },
    knows: withoutTexts,
    check: "no-signal",
    answer: "fixed",
    async fix(person) {
      await person.pressOnPhone("Turn aeroplane mode off");
      await person.readCodeFromPhone();
    },
    mends: "signal",
  },
  {
    title: "a congested text gateway",
    channel: "sms",
    faults: { congestion: 0, expired: now },
    outcome: { status: "held", code: 30017 },
    knows: withTexts,
    check: "text-delay",
    answer: "new-code",
    async fix(person) {
      await person.suffersNoMore("congestion");
      await triesTooLate(person, await person.readCodeFromPhone());
    },
    mends: "congestion",
  },
  {
    title: "a wrong number",
    channel: "sms",
    faults: { "wrong-number": now },
    outcome: { status: "failed", code: 30005 },
    knows: withTexts,
    check: "right-number",
    answer: "fixed",
    fix: correctsAddress,
    mends: "wrong-number",
  },
  {
    title: "a text that only takes its time",
    channel: "sms",
    faults: { slow: 600 },
    outcome: { status: "held", code: 0 },
    knows: withTexts,
    check: "text-delay",
    answer: "solved",
    async fix(person) {
      await waits(person);
      await person.enterCode(await person.readCodeFromPhone());
    },
    mends: "slow",
  },
  severalCodes("sms", { status: "delivered", code: 0 }),
  expiredCode("sms", { status: "delivered", code: 0 }),
];

/** Three codes came; the person took an older one. */
function severalCodes(channel: Channel, outcome: FaultCase["outcome"]): FaultCase {
  return {
    title: `several ${channel} codes, of which only the newest counts`,
    channel,
    faults: { several: now },
    outcome,
    knows: { sign: "says-wrong" },
    async refused(person) {
      const [, , oldest = ""] = await person.listCodes(channel, 3);
      await person.enterCode(oldest);
      expect(person.elsewhere.text()).toContain("This is an older code.");
    },
    check: "newest-code",
    answer: "solved",
    async fix(person) {
      const [newest = ""] = await person.listCodes(channel, 3);
      await person.enterCode(newest);
    },
  };
}

/** The code came in time; the person was late. */
function expiredCode(channel: Channel, outcome: FaultCase["outcome"]): FaultCase {
  return {
    title: `an expired ${channel} code`,
    channel,
    faults: { expired: now },
    outcome,
    knows: { sign: "says-expired" },
    refused: async (person) => triesTooLate(person, await person.readCode(channel)),
    check: "code-expired",
    answer: "new-code",
    fix: async () => {},
  };
}

/** What is slow comes when the person has waited, not while somebody still looks whether nothing has come. */
async function waits(person: Person): Promise<void> {
  await person.suffersNoMore("slow");
}

async function triesTooLate(person: Person, code: string): Promise<void> {
  await person.waitsUntilCodeIsOver();
  await person.enterCode(code);
  expect(person.elsewhere.text()).toContain("This code is too old now.");
}

async function saysNotSpam({ elsewhere }: Person): Promise<void> {
  await elsewhere.open("/mailbox/spam");
  await elsewhere.press("Not spam");
  expect(elsewhere.text()).toContain(" is your Kestrel code");
}

/** Finds the slip in the address or number of the account and writes the true one. */
async function correctsAddress(person: Person): Promise<void> {
  const { email, phone } = await person.demo.world();
  await person.returnToSignIn();
  await person.elsewhere.follow(/^Use another (address|number)$/);
  const { address = "" } = person.elsewhere.fields();
  await person.elsewhere.press("Save", { address: address.includes("@") ? email : phone });
  expect(person.elsewhere.text()).toContain("Saved.");
}
