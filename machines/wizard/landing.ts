import type { CodeStatus } from "../code-status/code-status.ts";
import { statusLine } from "../code-status/status-line.ts";
import type { Content } from "../content/content.ts";
import { possibleCountries } from "../input/countries.ts";
import type { Ticket } from "../resend/ticket.ts";
import { withImplied } from "./journey.ts";
import { addressesOf } from "./views/situation.ts";
import { whereaboutsOf } from "./whereabouts.ts";

/**
 * Where somebody lands who comes with a ticket: the step that follows from what is known for certain. That is what became of the code as far as it may
 * be told (or its age), the mail provider, the country of the number, and whether a code came at all. Nothing of it names a person.
 */
export function landingPath(content: Content, locale: string, ticket: Ticket, status: CodeStatus): string {
  const { channel } = ticket;
  const line = statusLine(status, Date.parse(status.now));
  const offer = line?.offer ?? null;
  // That a code is slow is true of nearly everybody who comes here, and a guess is only a guess: what they can say tells more.
  const evidence = offer === "slow" || line?.evidence?.confidence === "weak" ? null : offer;
  const known = [
    ["symptom", ticket.symptom === "refused" ? "refused" : null],
    // A code that came was delivered, whatever a report says; only that it is too old tells something.
    ["evidence", ticket.symptom === "refused" && evidence !== "expired" ? null : evidence],
    ["sure", evidence === null || ticket.symptom === "refused" || line?.isSure ? null : "probably"],
    ["provider", status.ticket?.provider ?? null],
    ["country", channel === "sms" ? countryValue(content, ticket) : null],
  ] as const;
  const facts = known.flatMap(([key, value]): [string, string][] =>
    value !== null && content.facts.get(key)?.values.some(({ id }) => id === value) ? [[key, value]] : [],
  );
  const journey = withImplied(content, { facts: new Map(facts), answers: new Map() });
  return addressesOf(locale, whereaboutsOf({ content, channel, journey })).href;
}

/** The value of the fact `country` for the number; `null` where the dial code leaves it open, or no value is about it. */
function countryValue(content: Content, { country, dial_code }: Ticket): string | null {
  const values = content.facts.get("country")?.values ?? [];
  const possible = possibleCountries({ country, dialCode: dial_code });
  const named = new Set(possible.map((one) => values.find(({ regions }) => regions.includes(one))?.id ?? null));
  const [only = null] = named;
  return named.size === 1 ? only : null;
}
