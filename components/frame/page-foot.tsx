import type { Translate } from "#machines/content/interface/interface-text.ts";
import { buttonStyle } from "../base/button-style.ts";
import { CopyButton } from "../base/copy-button.tsx";
import { Icon } from "../base/icon.tsx";
import { SoftLink } from "../base/soft-link.tsx";

export interface FootPaths {
  start: string;
  /** `null` on the help page itself. */
  help: string | null;
  delivery: string;
  /** Everything about the channel on one page; `null` before it is known. */
  all?: string | null;
  /** The address to share; `null` where there is nothing to share. */
  here: string | null;
}

/** The way to a human and the few other ways on, in the same order at the same place of every page (WCAG 3.2.6). */
export function PageFoot({ paths, t }: { paths: FootPaths; t: Translate }) {
  return (
    <section aria-label={t("page.foot.label")} className="page-foot">
      {paths.help && (
        <SoftLink href={paths.help} className={buttonStyle.human}>
          <Icon shape="message" />
          {t("page.foot.human")}
        </SoftLink>
      )}
      <ul className="row">
        <li>
          <SoftLink href={paths.delivery} className={buttonStyle.aside}>
            {t("page.foot.delivery")}
          </SoftLink>
        </li>
        <li>
          <SoftLink href={paths.start} className={buttonStyle.aside}>
            {t("page.foot.restart")}
          </SoftLink>
        </li>
        {paths.all && (
          <li>
            <SoftLink href={paths.all} className={buttonStyle.aside}>
              {t("page.all.link")}
            </SoftLink>
          </li>
        )}
        {/* Last: it changes its width when JavaScript takes over, and nothing may move away under a finger. */}
        {paths.here && (
          <li>
            <CopyButton className={buttonStyle.aside} path={paths.here} label={t("page.foot.copy")}>
              <a href={paths.here} className={buttonStyle.aside}>
                {t("page.foot.address")}
              </a>
            </CopyButton>
          </li>
        )}
      </ul>
    </section>
  );
}
