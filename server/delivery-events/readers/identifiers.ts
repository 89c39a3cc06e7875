import { z } from "zod";
import { isRecord } from "./lenient.ts";

/** A challenge or a delivery, as tickets write them. */
export const challengeId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

interface Identifiers {
  challenge?: string | undefined;
  delivery?: string | undefined;
}

/**
 * What senders put beside a message so that its events can be told apart: an object with `challenge` and `delivery`, the same as JSON, or the
 * words `<challenge>` or `<challenge>.<delivery>`. Everything else says nothing.
 */
export function identifiersIn(given: unknown): Identifiers {
  if (typeof given === "string") {
    const json = given.trimStart().startsWith("{") ? parsed(given) : undefined;
    if (json !== undefined) return identifiersIn(json);
    const [challenge, delivery] = given.split(".", 2);
    return named(challenge, delivery);
  }
  return isRecord(given) ? named(given.challenge, given.delivery) : {};
}

/** As `identifiersIn`, for senders that keep words only: `challenge:<challenge>` and `delivery:<delivery>`, as a list or with bars between them. */
export function identifiersInTags(tags: readonly (string | undefined)[]): Identifiers {
  const said = (name: string) =>
    tags
      .find((tag) => tag?.trim().startsWith(`${name}:`))
      ?.trim()
      .slice(name.length + 1);
  return named(said("challenge"), said("delivery"));
}

function named(challenge: unknown, delivery: unknown): Identifiers {
  return { challenge: challengeId.safeParse(challenge).data, delivery: challengeId.safeParse(delivery).data };
}

function parsed(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return isRecord(json) ? json : {};
  } catch {
    return undefined;
  }
}
