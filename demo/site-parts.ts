import type { DeliveryLog } from "./delivery/delivery.ts";
import type { DemoEnv } from "./env.ts";
import type { Auth } from "./sign-in/auth.ts";
import type { Challenges } from "./sign-in/challenge.ts";
import type { TicketOffice } from "./sign-in/ticket.ts";
import type { World, Worlds } from "./world.ts";

/** The parts of the running demo that a request may use. */
export interface SiteParts {
  env: DemoEnv;
  auth: Auth;
  worlds: Worlds;
  challenges: Challenges;
  log: DeliveryLog;
  tickets: TicketOffice;
  resend: (request: Request) => Promise<Response>;
}

/** One request of one demo person. */
export interface Visit extends SiteParts {
  request: Request;
  world: World;
  /** The variable part of the path, "" when there is none. */
  id: string;
  /** A field of the submitted form, "" when missing. */
  field(name: string): string;
}

/** What a page needs for the frame around it. */
export type Handler = (visit: Visit) => Promise<Response> | Response;

/** Routes by method and path; `:id` stands for one segment. */
export type Routes = Record<string, Handler>;
