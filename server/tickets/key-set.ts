import { z } from "zod";

/** A JSON Web Key Set with public keys only. */
export const publicKeySetSchema = z.object({
  keys: z.array(
    z.looseObject({ kty: z.string(), d: z.undefined({ error: "must not be there: it is private" }).optional() }),
  ),
});
