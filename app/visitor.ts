import { cookies, headers } from "next/headers";
import type { Visitor } from "#server/resend/visitor.ts";

/** Who is asking, as far as the request shows. */
export async function currentVisitor(): Promise<Visitor> {
  const jar = await cookies();
  return {
    ticket: jar.get("ticket")?.value,
    browser: jar.get("browser")?.value,
    forwardedFor: (await headers()).get("x-forwarded-for"),
  };
}
