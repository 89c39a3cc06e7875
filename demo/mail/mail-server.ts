import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import type { Worlds } from "../world.ts";
import { readMail } from "./mail-text.ts";

interface MailServer {
  /** The port it listens on, also when 0 ("any") was asked for. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The mail provider of the people in the demo: a real SMTP server on the loopback address. It refuses or defers by recipient,
 * as the state of that mailbox says, and files accepted mail into the mailbox.
 */
export async function startMailServer(port: number, worlds: Worlds): Promise<MailServer> {
  const firstTries = new Map<string, number>();
  const server = new SMTPServer({
    name: "mx.mail.example",
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 500,
    logger: false,
    size: 100_000,
    onRcptTo({ address }, session, done) {
      const world = worlds.byMailbox(address.toLowerCase());
      if (!world) return done(reply(550, `5.1.1 <${address}>: no such mailbox here`));
      if (world.mailbox.full) return done(reply(552, "5.2.2 Mailbox full: storage limit exceeded"));
      const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
      if (tooEarly(`${sender} ${address}`, world.delaySeconds))
        return done(reply(450, "4.7.1 Greylisted, try again later"));
      done();
    },
    onData(stream, session, done) {
      text(stream)
        .then(readMail)
        .then((mail) => {
          for (const { address } of session.envelope.rcptTo)
            worlds.byMailbox(address.toLowerCase())?.mailbox.receive(mail);
          done(null, "2.0.0 Stored");
        }, done);
    },
  });
  // A connection that breaks is the client's trouble, not a reason to stop the site.
  server.on("error", () => {});

  /** Greylisting: a sender is turned away until it has been trying for `seconds`. Every message has its own sender. */
  function tooEarly(key: string, seconds: number): boolean {
    const first = firstTries.get(key) ?? Date.now();
    firstTries.set(key, first);
    const early = Date.now() < first + seconds * 1000;
    if (!early) firstTries.delete(key);
    return early;
  }

  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
