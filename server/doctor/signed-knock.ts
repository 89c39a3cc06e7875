import { Webhook } from "standardwebhooks";
import { knock, type Reply, type Silence } from "./knock.ts";

interface Letter {
  /** `webhook-id` */
  id: string;
  body: string;
  /** whsec_… */
  secret: string;
  /** When it says that it was signed. */
  at?: Date;
}

/** Posts JSON, signed as Standard Webhooks describes. Never rejects. */
export function signedKnock(url: string, { id, body, secret, at = new Date() }: Letter): Promise<Reply | Silence> {
  return knock(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    },
    body,
  });
}
