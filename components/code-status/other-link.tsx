import { linkedChannel } from "#machines/wizard/support.ts";
import { buttonStyle } from "../base/button-style.ts";
import type { KnownOfCode } from "./code-status-line.tsx";

/** Says that the link from support is about another code than the one this person waits for, with the way to what fits; nothing where it is not. */
export function OtherLink({ about, path }: { about: KnownOfCode; path: string }) {
  const { ticket } = about.status;
  const linked = linkedChannel(path);
  if (!ticket || linked === null || linked === "start" || linked === ticket.channel) return null;
  const [, locale = ""] = path.split("/");
  return (
    <div className="mb-3 border-s-4 border-s-alert ps-4 text-small">
      <p>{about.texts.otherLink.text}</p>
      <a href={`/${locale}/${ticket.channel}`} className={buttonStyle.quiet}>
        {about.texts.otherLink.go}
      </a>
    </div>
  );
}
