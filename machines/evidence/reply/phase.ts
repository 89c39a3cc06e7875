/** The command that a mail server replies to. Until MAIL FROM it knows only us, so it cannot mean the person. */
export const moments = ["greeting", "hello", "sender", "recipient", "content"] as const;
export type Phase = (typeof moments)[number];

const phases: readonly (readonly [Phase, readonly RegExp[]])[] = [
  [
    "greeting",
    [
      /\bafter initial connection\b/i,
      /\b(receiving|waiting for) the initial (server|smtp) greeting\b/i,
      /\bgreeting (was )?(failed|rejected)\b/i,
    ],
  ],
  [
    "hello",
    [
      /\b(reply|response) to (EHLO|HELO|LHLO|STARTTLS)\b/i,
      /\bafter (pipelined )?(EHLO|HELO|LHLO|STARTTLS)\b/i,
      /\bperforming the (EHLO|HELO|LHLO) handshake\b/i,
      /\bmy name was rejected\b/i,
      /\bdid not like our (EHLO|HELO)\b/i,
    ],
  ],
  [
    "sender",
    [
      /\b(reply|response) to (the )?MAIL( FROM)?\b/i,
      /\bafter (pipelined )?(sending )?MAIL FROM\b/i,
      /\bsender was rejected\b/i,
      /\bdid not like our MAIL FROM\b/i,
      /\bsending MAIL FROM\b/i,
      /\bin MAIL FROM\b/i,
    ],
  ],
  [
    "recipient",
    [
      /\b(reply|response) to (the )?RCPT( TO)?\b/i,
      /\bafter (pipelined )?(sending )?RCPT TO\b/i,
      /\bdoes not like recipient\b/i,
      /\bdid not like our RCPT TO\b/i,
      /\bsending RCPT TO\b/i,
    ],
  ],
  [
    "content",
    [
      /\b(reply|response) to (the )?(end of )?(DATA|BDAT|message)\b/i,
      /\bafter (pipelined )?(sending )?(end of )?(DATA|message|data block)\b/i,
      /\bfailed (on DATA command|after I sent the message)\b/i,
      /\bdid not like our (final )?DATA\b/i,
      /\bsending (message body|end of data)\b/i,
    ],
  ],
];

/** Which command a reply is for, where the words around it say so. */
export function phaseOf(text: string): Phase | undefined {
  const early = text.slice(0, 4_000);
  return phases.find(([, patterns]) => patterns.some((pattern) => pattern.test(early)))?.[0];
}
