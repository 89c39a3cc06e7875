import { randomBytes, randomInt } from "node:crypto";
import { LRUCache } from "lru-cache";
import { Mailbox } from "./mail/mailbox.ts";
import { Phone } from "./phone/phone.ts";

/**
 * Everything around one demo person: the account at Kestrel, the mailbox, the phone, and what is broken between them.
 * Each browser gets its own, so that visitors and parallel tests never meet.
 */
export interface World {
  readonly id: string;
  readonly account: { userId: string; email: string; phone: string };
  readonly mailbox: Mailbox;
  readonly phone: Phone;
  /** Seconds every message is on its way; 0 = at once. */
  delaySeconds: number;
  /** The text gateway holds everything back until then (epoch ms); 0 = free, `Infinity` = until cleared. */
  congestedUntil: number;
  /** A sign-in sends three codes instead of one. */
  severalCodes: boolean;
  /** The first code of a sign-in is over after a few seconds. */
  shortCode: boolean;
  /** How much longer ago than in truth the tickets say the first code was sent, in seconds. */
  ticketAgeSeconds: number;
  /** How the site answers the wizard: seconds it takes its time, or not at all. */
  resendAnswer: { delaySeconds: number; down: boolean };
}

export interface Worlds {
  /** The world with this id, or a new one. `create` makes the person's account and answers its user id. */
  open(id: string | undefined): Promise<World>;
  byMailbox(address: string): World | undefined;
  byNumber(number: string): World | undefined;
  byId(id: string): World | undefined;
  /** Whether another account already uses this address or number. */
  taken(address: string, except: World): boolean;
  remove(id: string): void;
}

const MOST_WORLDS = 1000;

/** Keeps the worlds in memory, the least recently opened ones go first. */
export function createWorlds(createUser: (person: { email: string; phone: string }) => Promise<string>): Worlds {
  const worlds = new LRUCache<string, World>({ max: MOST_WORLDS });
  // The plain address goes to the first person and never again: the auth server remembers who had it.
  let untouched = true;
  const all = () => [...worlds.values()];
  const find = (test: (world: World) => boolean) => all().find(test);

  async function create(): Promise<World> {
    const first = untouched;
    untouched = false;
    const email = first ? "jamie@mail.example" : `jamie-${randomBytes(4).toString("hex")}@mail.example`;
    const phone = first ? "+447400123456" : freshNumber((number) => !find((world) => world.phone.number === number));
    const world: World = {
      id: randomBytes(16).toString("base64url"),
      account: { userId: "", email, phone },
      mailbox: new Mailbox(email),
      phone: new Phone(phone),
      delaySeconds: 0,
      congestedUntil: 0,
      severalCodes: false,
      shortCode: false,
      ticketAgeSeconds: 0,
      resendAnswer: { delaySeconds: 0, down: false },
    };
    worlds.set(world.id, world);
    world.account.userId = await createUser({ email, phone });
    return world;
  }

  return {
    async open(id) {
      return (id === undefined ? undefined : worlds.get(id)) ?? create();
    },
    byMailbox: (address) => find((world) => world.mailbox.address === address),
    byNumber: (number) => find((world) => world.phone.number === number),
    byId: (id) => worlds.get(id),
    taken: (address, except) =>
      find((world) => world !== except && (world.account.email === address || world.account.phone === address)) !==
      undefined,
    remove: (id) => void worlds.delete(id),
  };
}

function freshNumber(free: (number: string) => boolean): string {
  for (;;) {
    const number = `+447400${randomInt(100_000, 1_000_000)}`;
    if (free(number)) return number;
  }
}
