import { z } from "zod";
import { wrongFields } from "../../log/wrong-fields.js";
import type { ReportedEvent, Understood } from "../reported-event.ts";

/** Words or a number. Anything else, and nothing at all, says nothing: senders leave fields out, or write null, or a list. */
export const word = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);

/** True only for true. */
export const flag = z.boolean().catch(false);

/** An object of which every field may be missing; what is no object is one without fields. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((given) => (isRecord(given) ? given : {}), z.object(shape));
}

/** A list; what is no list is an empty one. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.preprocess((given) => (Array.isArray(given) ? given : []), z.array(item));
}

/** A list as it is, one thing as a list of one: some senders post either. */
export function manyOf(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [given];
}

export function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

/** The parts that say something, with blanks between. */
export function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part).join(" ");
}

/** A phone number as the others are written: some senders leave the plus out, or name the channel in front. */
export function phoneNumber(given: string | undefined): string | undefined {
  const number = given?.replace(/^[a-z]+:/, "");
  return number && /^\d{8,15}$/.test(number) ? `+${number}` : number;
}

/** When it happened: seconds or milliseconds since 1970, or a date in words, which is UTC where it names no zone. `now` where that says nothing. */
export function timeOf(given: string | undefined, now: Date): Date {
  const text = given?.trim() ?? "";
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  const hasNoZone = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text);
  const at =
    number === undefined
      ? new Date(hasNoZone ? `${text.replace(" ", "T")}Z` : text)
      : new Date(number < 100_000_000_000 ? number * 1_000 : number);
  return at.getTime() > 0 ? at : now;
}

/**
 * The events in a list, each read for itself: one that cannot be read costs no other. It is named by its kind (which field, and what was expected
 * there), never by what it holds.
 */
export function understandEach<Event>(
  given: readonly unknown[],
  schema: z.ZodType<Event>,
  toEvents: (event: Event) => ReportedEvent | ReportedEvent[],
): Understood {
  const events: ReportedEvent[] = [];
  const odd: string[] = [];
  for (const one of given) {
    const event = schema.safeParse(one);
    if (event.success) events.push(...[toEvents(event.data)].flat());
    else odd.push(...wrongFields(event.error.issues, { whole: "event", most: 1 }));
  }
  return { events, odd };
}
