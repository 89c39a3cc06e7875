import { z } from "zod";
import { duration } from "./duration.ts";
import { localized } from "./fact.ts";

const place = z.strictObject({
  name: localized,
  /** What going there costs, once; whole seconds. */
  opening: duration,
});

/** `content/places.yaml`: where checks happen. The list is closed; an editor names the places and sets the effort. */
export const placesSchema = z.strictObject({
  mailbox: place,
  phone: place,
  carrier: place,
  account: place,
  browser: place,
  service: place,
});
export type Place = z.output<typeof place>;
export type PlaceId = keyof z.output<typeof placesSchema>;
export const placeId = placesSchema.keyof();
