import { type APIRequestContext, expect } from "@playwright/test";
import { z } from "zod";

/** Where the demo sign-in site runs: the port after the wizard's, as in `e2e/playwright.config.ts`. */
export const demoUrl = `http://localhost:${Number(process.env.E2E_PORT ?? 3100) + 1}`;

export type World = z.infer<typeof worldSchema>;
export type Send = z.infer<typeof sendSchema>;

/** Behind the scenes of the demo, for the person whose browser holds the cookies of `request`. */
export class DemoSite {
  constructor(readonly request: APIRequestContext) {}

  /** The true mailbox and number, what the account says, the sign-in that waits for a code, and the faults that are on. */
  async world(): Promise<World> {
    return worldSchema.parse(await (await this.request.get(`${demoUrl}/test/world`)).json());
  }

  /** Switches a fault of `demo/delivery/fault.ts`; `seconds` where the fault asks for a number. */
  async switch(fault: string, to: "on" | "off", seconds?: number): Promise<void> {
    const form = { fault, to, ...(seconds === undefined ? {} : { seconds }) };
    const reply = await this.request.post(`${demoUrl}/panel`, { form });
    expect(reply.ok(), `the panel knows the fault ${fault}`).toBe(true);
  }

  /** Every code sent for this sign-in, oldest first, and what became of it. */
  async sends(challenge: string): Promise<Send[]> {
    const reply = await this.request.get(`${demoUrl}/test/sends`, { params: { challenge } });
    return z.array(sendSchema).parse(await reply.json());
  }
}

const worldSchema = z.object({
  email: z.string(),
  phone: z.string(),
  account: z.object({ email: z.string(), phone: z.string() }),
  challenge: z.string().nullable(),
  faults: z.array(z.string()),
});
const sendSchema = z.object({
  asked: z.enum(["sign-in", "sign-in-site", "wizard"]),
  address: z.string(),
  codeExpiresAt: z.string(),
  outcomes: z.array(z.object({ status: z.string(), code: z.number(), text: z.string() })),
});
