"use server";

import { redirect } from "next/navigation";
import { deliveryPathOf } from "#machines/code-status/delivery-path.ts";
import type { PressResult } from "#machines/code-status/press-result.ts";
import { getContent } from "#server/content/content.ts";
import { pressResend } from "#server/resend/visitor.ts";
import { currentVisitor } from "../visitor.ts";

/**
 * The press on "Send a new code". Whose code it is comes from the ticket cookie alone. `proof`: a proof of work where one is needed, `null` from
 * a browser that cannot make any.
 */
export async function resendCode(proof?: string | null): Promise<PressResult> {
  const visitor = await currentVisitor();
  if (proof === null) return pressResend(visitor);
  // Anybody can call this with anything.
  return pressResend({ ...visitor, proof: { payload: typeof proof === "string" ? proof : null } });
}

/**
 * The same press from a plain form, whose field `journey` is the address of its step, and `asked` where the journey goes once a code was asked for. The reply
 * is the personal page beside that step (303), which tells what became of it, and where a reload does not press again.
 */
export async function resendCodeByForm(form: unknown): Promise<void> {
  const { accepted } = await resendCode(null);
  // Anybody can call this with anything, too.
  const pathIn = (name: string) => {
    const path = form instanceof FormData ? form.get(name) : null;
    return typeof path === "string" ? deliveryPathOf(path) : null;
  };
  const [source = "en"] = getContent().settings.locales;
  redirect((accepted ? pathIn("asked") : null) ?? pathIn("journey") ?? `/${source}/delivery`);
}
