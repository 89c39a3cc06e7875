import type { CodeStatus } from "#machines/code-status/code-status.ts";
import type { StatusLine } from "#machines/code-status/status-line.ts";
import { Destination, fillText } from "../base/fill-text.tsx";
import type { StatusTexts } from "./status-texts.ts";

export interface KnownOfCode {
  status: CodeStatus;
  line: StatusLine;
  texts: StatusTexts;
  /** Words a time in the past (ISO 8601) as the page can: by the person's clock, or as a distance; `rest` one in the future. */
  moment: (time: string) => string;
  rest: (time: string) => string;
}

/** What is known of the newest code, how sure that is and who must act. */
export function CodeStatusLine({ status, line, texts, moment, rest }: KnownOfCode) {
  const { ticket, delivery } = status;
  if (!ticket || !delivery) return null;
  const { failure, requestedAt, sentAt, codeExpiresAt } = delivery;
  const { state, age, evidence } = line;
  const server = texts.providers[ticket.provider ?? ""] ?? texts.server;
  return (
    <>
      {fillText(texts[state], {
        destination: <Destination value={ticket.destination} />,
        sent: moment(sentAt ?? requestedAt),
        until: codeExpiresAt && rest(codeExpiresAt),
      })}
      {failure && failure !== "no-answer" && ` ${texts.failures[failure]}`}
      {age && ` ${texts.age[age]}`}
      {evidence && (
        <>
          {" "}
          <strong className="font-semibold">{fillText(texts.cause[evidence.cause] ?? "", { server })}</strong>{" "}
          {texts.sure[evidence.confidence]} {texts.who[evidence.who]}
        </>
      )}
      {ticket.meant && <> {fillText(texts.slip, { domain: <Destination value={ticket.meant} /> })}</>}
    </>
  );
}
