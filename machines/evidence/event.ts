import type { DeliveryChannel } from "../words.ts";
import type { Finding } from "./cause.ts";

/** How far a delivery has come, according to its events. `other`: something that says nothing about it (an opening, a complaint, a type we do not know). */
export const stages = ["other", "sent", "delayed", "delivered", "failed"] as const;
export type Stage = (typeof stages)[number];

/** One event of the log, whoever reported it. Nothing in it names a person. */
export interface DeliveryEvent {
  /** Who reported: `own` (the customer), `twilio`, `ses`, … With `id` it is unique. */
  provider: string;
  id: string;
  /** The delivery it belongs to: ours, else the provider's message, else the one code of the challenge. */
  delivery: string | null;
  message: string | null;
  channel: DeliveryChannel;
  stage: Stage;
  /** What it means; `null` when there is nothing to find out (sent, other). */
  finding: Finding | null;
  at: Date;
}
