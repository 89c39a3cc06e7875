import type { Stage } from "#machines/evidence/event.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import { parseJson } from "../json-body.ts";
import type { Fields, Kind } from "../log/log.js";

/** What one provider said about one message, in our words but before it is understood. Personal: never stored as it is. */
export interface ReportedEvent {
  /** The provider's own id of the event. */
  id: string;
  challenge?: string | undefined;
  delivery?: string | undefined;
  /** The provider's id of the message. */
  message?: string | undefined;
  /** The same for all events that one report tells about one message. */
  report?: string | undefined;
  channel: DeliveryChannel;
  stage: Stage;
  /** Whose words `code` and `text` are; the sender of the event when left out. */
  provider?: string | undefined;
  code?: string | undefined;
  text?: string | undefined;
  /** What was written for people beside it. */
  asides?: readonly string[] | undefined;
  /** An address or a number; kept as a keyed hash at most. */
  destination?: string | undefined;
  /** Where it is, ISO 3166; found in the number when left out. */
  country?: string | undefined;
  /** May be used once. */
  token?: string | undefined;
  at: Date;
}

/** What a body says whose sender is proven. */
export interface Understood {
  events: ReportedEvent[];
  /** The kinds of what could not be read and was passed over, never what it held. */
  odd?: string[];
  /** What was ignored, and should perhaps not have been. */
  ignored?: Trouble;
  /** What the sender wants to read in the answer, where it asks before it sends anything. */
  reply?: string;
}

/** What has to be mended, as a kind of the log. */
export interface Trouble {
  kind: Kind;
  fields?: Fields;
}

/** What a verifier makes of a request. `unsigned`: not proven to come from its sender. `malformed`: proven, but not to be understood. */
export type Reading =
  | Understood
  | {
      refused: "unsigned" | "malformed";
      /** For those who may know, because the signature was right: which fields are wrong, never what they hold. */
      problems?: string[];
      /** For the log of the operator, where more is known than that. */
      trouble?: Trouble;
    };

/** A request whose body has been read as it came, byte for byte. */
export interface RawRequest {
  body: Buffer;
  headers: Headers;
  /** The address as the sender wrote it, with the query. */
  url: URL;
}

export const unsigned = { refused: "unsigned" } as const;
export const malformed = { refused: "malformed" } as const;

/** Reads a JSON body whose sender is proven. */
export function readJson(body: Buffer, understand: (json: unknown) => Understood): Reading {
  const json = parseJson(body.toString("utf8"));
  return json === undefined ? malformed : understand(json);
}
