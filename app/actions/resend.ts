"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { deliveryPathOf } from "#machines/delivery-path";
import type { ResendPress } from "#machines/resend-machine";
import { getContent } from "#server/content";
import { pressResend } from "#server/delivery";

/**
 * The press on "Send a new code". Whose code it is comes from the ticket cookie alone; the form says only which page to return to.
 * Without JavaScript the answer is the personal page of the journey (303), so that a reload does not press again.
 */
export async function resendCode(_previous: ResendPress | null, form: FormData): Promise<ResendPress> {
  const jar = await cookies();
  const answer = await pressResend({ ticket: jar.get("ticket")?.value, browser: jar.get("browser")?.value });
  const pressedByScript = (await headers()).has("next-action");
  if (pressedByScript) return answer;
  const journey = form.get("journey");
  const [source = "en"] = getContent().settings.locales;
  redirect((typeof journey === "string" ? deliveryPathOf(journey) : null) ?? `/${source}/delivery`);
}
