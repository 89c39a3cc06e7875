import { z } from "zod";
import type { InterfaceTexts } from "./content.ts";
import type { Problem } from "./problem.ts";

export const interfaceSchema: z.ZodType<InterfaceTexts> = z.record(
  z.string(),
  z.union([z.string(), z.lazy(() => interfaceSchema)]),
);
export function interfaceProblems(_file: string, _text: string, _texts: InterfaceTexts, _locale: string): Problem[] {
  return [];
}
