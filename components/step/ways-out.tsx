import type { Translate } from "#machines/content/interface/interface-text.ts";
import { buttonStyle } from "../base/button-style.ts";
import { SoftLink } from "../base/soft-link.tsx";
import type { ContactView } from "./contact-list.tsx";

/** For somebody who could not do the last two things: another way in, and a person, before anything else is asked. */
export function WaysOut({ ways, help, t }: { ways: ContactView[]; help: string | null; t: Translate }) {
  return (
    <section aria-label={t("page.stuck")} className="mb-6 rounded-control bg-wash p-4">
      <p className="mb-3 font-semibold">{t("page.stuck")}</p>
      <ul className="space-y-2">
        {ways.map(({ id, title, url }) => (
          <li key={id}>
            <a href={url} className={`${buttonStyle.row} ${buttonStyle.onward}`}>
              {title}
            </a>
          </li>
        ))}
        {help && (
          <li>
            <SoftLink href={help} className={`${buttonStyle.row} ${buttonStyle.onward}`}>
              {t("page.foot.human")}
            </SoftLink>
          </li>
        )}
      </ul>
    </section>
  );
}
