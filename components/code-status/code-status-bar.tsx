"use client";

import { useState } from "react";
import { offerPath } from "#machines/code-status/offer-path.ts";
import { buttonStyle } from "../base/button-style.ts";
import { Destination, fillText } from "../base/fill-text.tsx";
import { Icon } from "../base/icon.tsx";
import { SoftLink } from "../base/soft-link.tsx";
import { BackToSignIn, type SignInWay } from "./back-to-sign-in.tsx";
import { CodeStatusLine, type KnownOfCode } from "./code-status-line.tsx";

/**
 * What is known of the newest code, in one line above the step; all of it on a tap. Where the reason is known and the journey at `path` does not hold it yet,
 * the way to what follows stands there instead, large and in the same place, so that nothing moves. `more` is the path of the page that says all; `about` is
 * `null` while there is nothing to say.
 */
export function CodeStatusBar(props: { about: KnownOfCode | null; path: string; more: string; signIn: SignInWay }) {
  const { about, path, more, signIn } = props;
  const [isOpen, setOpen] = useState(false);
  const call = about && callOf(about, path);
  const isOrdinary = about !== null && call === null;
  return (
    <div className={isOrdinary ? "rounded-control bg-wash" : ""}>
      <div className="flex items-center">
        <div role="status" className="min-w-0 grow wrap-anywhere">
          {isOrdinary && <p className="py-2 ps-4 text-small leading-snug">{briefOf(about, path)}</p>}
          {call && (
            // `SoftNavigation` reads what is known from here, so that an answer takes it along as well.
            <SoftLink
              href={call.href}
              data-for="news"
              data-channel={call.channel}
              data-evidence={call.evidence}
              data-sure={call.isSure}
              className={`${buttonStyle.primary} ${buttonStyle.onward} py-1.5`}
            >
              <span className="text-small leading-snug">
                {causeLabel(about, call.evidence)}
                <span className="block font-normal">{about.texts.offer}</span>
              </span>
            </SoftLink>
          )}
        </div>
        {about && <BackToSignIn {...signIn} isIcon />}
        {isOrdinary && (
          <button
            type="button"
            className="grid size-14 shrink-0 cursor-pointer place-items-center text-accent"
            aria-expanded={isOpen}
            aria-label={about.texts.all}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon shape="down" className={`motion-safe:transition-transform ${isOpen ? "rotate-180" : ""}`} />
          </button>
        )}
      </div>
      {isOrdinary && isOpen && (
        <div className="px-4 pb-1 text-small">
          <p>
            <CodeStatusLine {...about} />
          </p>
          <SoftLink href={more} className={buttonStyle.quiet}>
            {about.texts.more}
          </SoftLink>{" "}
          <BackToSignIn {...signIn} />
        </div>
      )}
    </div>
  );
}

/** What the journey should know. That a code is slow is true of nearly everybody's: worth a line, and no call. */
function callOf({ status: { ticket }, line: { offer, isSure } }: KnownOfCode, path: string) {
  if (!ticket || offer === null || offer === "slow") return null;
  const { channel } = ticket;
  const href = offerPath(path, channel, { evidence: offer, isSure });
  return href === null ? null : { href, channel, evidence: offer, isSure };
}

function causeLabel({ line, texts }: KnownOfCode, evidence: string) {
  const label = texts.labels[evidence] ?? "";
  return line.isSure ? label : fillText(texts.probably, { evidence: label });
}

/** The slip in the address, else the cause where the page does not speak of it anyway, else how far the code is. */
function briefOf(about: KnownOfCode, path: string) {
  const { status, line, texts, moment } = about;
  const { ticket, delivery } = status;
  if (ticket?.meant) return fillText(texts.slip, { domain: <Destination value={ticket.meant} /> });
  const cause = line.evidence?.cause;
  if (cause && line.state !== "over" && !path.split("/").includes(`evidence.${cause}`)) {
    return cause === "unknown" ? texts.cause.unknown : causeLabel(about, cause);
  }
  const state = line.age === "slow" ? "late" : line.state === "known" ? "sent" : line.state;
  return fillText(texts.brief[state] ?? "", { sent: moment(delivery?.sentAt ?? delivery?.requestedAt ?? status.now) });
}
