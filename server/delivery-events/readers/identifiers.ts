import { z } from "zod";

/** A challenge or a delivery, as tickets write them. */
export const challengeId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** What senders put beside a message so that its events can be distinguished; everything else there is ignored. */
export const identifiers = z.object({
  challenge: challengeId.optional().catch(undefined),
  delivery: challengeId.optional().catch(undefined),
});
