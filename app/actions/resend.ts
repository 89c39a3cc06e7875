"use server";

import { redirect } from "next/navigation";
import { deliveryPathOf } from "#machines/delivery-path";
import type { ResendPress } from "#machines/resend-machine";
import { getContent } from "#server/content";
import { pressResend } from "#server/delivery";
import { currentVisitor } from "../visitor.ts";

/** The press on "Send a new code". Whose code it is comes from the ticket cookie alone. */
export async function resendCode(): Promise<ResendPress> {
  return pressResend(await currentVisitor());
}

/**
 * The same press from a plain form, whose field `journey` is the address of its step. The answer is the personal page beside that step
 * (303), which tells what became of it, and where a reload does not press again.
 */
export async function resendCodeByForm(form: FormData): Promise<void> {
  await resendCode();
  const journey = form.get("journey");
  const [source = "en"] = getContent().settings.locales;
  redirect((typeof journey === "string" ? deliveryPathOf(journey) : null) ?? `/${source}/delivery`);
}
