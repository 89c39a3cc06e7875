import type { DeliveryChannel } from "../words.ts";
import { confidences } from "./cause.ts";
import { readSmtpCodes } from "./reply/smtp-codes.ts";
import type { DeliveryCodes, Rule } from "./rules/delivery-codes.ts";

/** Whose words they are, as far as it is said. */
export interface Speaker {
  provider?: string | undefined;
  channel?: DeliveryChannel | undefined;
  code: string;
  text: string;
}

/** Names that are no service: what they pass on are the words of a mail server. */
const mailServers = ["", "own", "dsn", "mta", "postfix", "exim", "sendmail", "qmail", "exchange"];

/**
 * The vocabularies that are asked, one after the other: that of the provider and those its file passes on to. Words of nobody in particular are a mail
 * server's, or a phone network's where they are about a text. For a provider without a file the closed sentences of the large services are tried,
 * and the rules for mail servers only where a reply code shows that one spoke.
 */
export function vocabulariesFor(codes: DeliveryCodes, speaker: Speaker): string[] {
  const name = (speaker.provider ?? "").trim().toLowerCase();
  if (codes.vocabularies.has(name)) return chainFrom(codes, name);
  if (mailServers.includes(name)) return chainFrom(codes, speaker.channel === "sms" ? "smpp" : "smtp");
  if (speaker.channel === "sms") return chainFrom(codes, "text-sentences");
  const { enhanced, basic } = readSmtpCodes(speaker.code, speaker.text);
  if (enhanced.length + basic.length > 0) return chainFrom(codes, "mail-sentences");
  return speaker.channel === "email" ? ["mail-sentences"] : ["mail-sentences", ...chainFrom(codes, "text-sentences")];
}

/** The vocabulary and those its files pass on to, each once. */
function chainFrom({ next: after }: DeliveryCodes, first: string): string[] {
  const chain = [first];
  for (let next = after.get(first); next && !chain.includes(next); next = after.get(next)) chain.push(next);
  return chain;
}

/**
 * Which of the rules that fit a report of a service speaks: those that say nothing in particular give way to any other, then the surer goes before;
 * among equals the one that stands first.
 */
export function speakingRule(fitting: readonly Rule[]): Rule | undefined {
  const weight = ({ cause, confidence }: Rule) =>
    cause === "unknown" ? confidences.length : confidences.indexOf(confidence);
  return fitting.toSorted((a, b) => weight(a) - weight(b))[0];
}
