import { z } from "zod";
import { deliveryChannels } from "../words.ts";

const wanted = `must be ${deliveryChannels.join(" or ")}`;

/** The channel of a code, as all interfaces with a sign-in system write it. Anything else is refused with a sentence that never holds it. */
export const deliveryChannel = z.enum(deliveryChannels, {
  error: ({ input }) => (input === undefined ? `${wanted}, and is missing` : wanted),
});
