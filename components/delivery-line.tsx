import type { DeliveryView } from "#machines/delivery";
import { Destination, fillText } from "./fill-text.tsx";
import type { StatusTexts } from "./resend-texts.ts";

/**
 * One sentence about the newest code, or nothing when nothing is known. `moment` words a time in the past, `rest` one in the future
 * (both ISO 8601), as the page can: by the person's clock, or as a distance.
 */
export function DeliveryLine(props: {
  view: DeliveryView;
  texts: StatusTexts;
  moment: (time: string) => string;
  rest: (time: string) => string;
}) {
  const { view, texts, moment, rest } = props;
  const { ticket, delivery, now } = view;
  if (!ticket || !delivery) return null;
  const { requestedAt, sentAt, codeExpiresAt } = delivery;
  const { failure } = delivery;
  const text = texts[wordOf(delivery, now)];
  return fillText(failure && failure !== "no-answer" ? `${text} ${texts.failures[failure]}` : text, {
    destination: <Destination value={ticket.destination} />,
    sent: moment(sentAt ?? requestedAt),
    until: codeExpiresAt && rest(codeExpiresAt),
  });
}

/** A send that takes longer than this is called slow. */
const usualSeconds = 10;

function wordOf(delivery: NonNullable<DeliveryView["delivery"]>, now: string): Exclude<keyof StatusTexts, "failures"> {
  if (delivery.state === "sending")
    return secondsBetween(delivery.requestedAt, now) > usualSeconds ? "slow" : "sending";
  if (delivery.state === "failed") return delivery.failure === "no-answer" ? "unanswered" : "failed";
  if (delivery.state === "expired-before-send") return delivery.state;
  return delivery.codeExpiresAt && secondsBetween(now, delivery.codeExpiresAt) <= 0 ? "over" : "sent";
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
