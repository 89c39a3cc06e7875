import { z } from "zod";
import { portNumber } from "../env-value.ts";

/** Who may read the numbers of this server, if anybody: whoever reaches METRICS_PORT, or holds METRICS_TOKEN. The server around Next reads both by itself. */
export const metricsVariables = {
  METRICS_PORT: portNumber("9464").optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[!-~]{16,}$/, "must be at least 16 characters without blanks: openssl rand -hex 24")
    .optional(),
};
