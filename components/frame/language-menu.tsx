"use client";

import { usePathname } from "next/navigation";
import type { FocusEvent, KeyboardEvent } from "react";
import { Icon } from "../base/icon.tsx";

export interface Language {
  locale: string;
  /** In the language itself: "Deutsch". */
  name: string;
}

/** The same page in the other languages; nothing when there is only one. Plain links: another language is another document. */
export function LanguageMenu({ label, locale, languages }: { label: string; locale: string; languages: Language[] }) {
  const path = usePathname();
  if (languages.length < 2) return null;
  const rest = path.split("/").slice(2);
  return (
    <details className="relative ms-auto text-small" onKeyDown={closeOnEscape} onBlur={closeBehind}>
      <summary className="menu flex min-h-target items-center gap-1 rounded-control px-2 text-quiet hover:text-ink">
        <span className="sr-only">{label}: </span>
        {languages.find((language) => language.locale === locale)?.name ?? locale}
        <Icon shape="down" />
      </summary>
      <ul className="languages">
        {languages.map((language) => (
          <li key={language.locale}>
            <a
              href={["", language.locale, ...rest].join("/")}
              hrefLang={language.locale}
              lang={language.locale}
              aria-current={language.locale === locale ? "true" : undefined}
            >
              <bdi>{language.name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function closeOnEscape({ key, currentTarget: menu }: KeyboardEvent<HTMLDetailsElement>) {
  if (key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

/** The open menu lies above the page; whoever goes on with the keyboard must see where they are. */
function closeBehind({ currentTarget: menu, relatedTarget }: FocusEvent<HTMLDetailsElement>) {
  if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
}
