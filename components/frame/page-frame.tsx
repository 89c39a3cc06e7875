import type { ReactNode } from "react";
import { buttonStyle } from "../base/button-style.ts";
import { IconLines } from "../base/icon.tsx";
import { type Language, LanguageMenu } from "./language-menu.tsx";
import { SafetyLine } from "./safety-line.tsx";
import { SoftNavigation } from "./soft-navigation.tsx";
import { type Logo, Wordmark } from "./wordmark.tsx";

export interface FrameWords {
  skip: string;
  product: string;
  language: string;
  safety: string;
  /** That part of a link is no longer known. */
  leftOut: string;
}

/** What is the same on every page: brand, language, safety line, and the one column that holds the rest. */
export function PageFrame(props: {
  locale: string;
  brand: string;
  logo: Logo | null;
  /** Of the company, for the foot of every page. */
  links: { href: string; text: string }[];
  words: FrameWords;
  languages: Language[];
  children: ReactNode;
}) {
  const { locale, brand, logo, links, words, languages, children } = props;
  return (
    <>
      <IconLines />
      <a
        href="#question"
        className="sr-only rounded-control bg-accent text-on-accent focus:not-sr-only focus:px-4 focus:py-3 focus:absolute focus:start-4 focus:top-4 focus:z-20"
      >
        {words.skip}
      </a>
      <header className="border-b border-hairline">
        <div className="mx-auto max-w-column px-5 pt-2 pb-2 wide:pt-3 wide:pb-4">
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <Wordmark brand={brand} logo={logo} product={words.product} href={`/${locale}`} />
            <LanguageMenu label={words.language} locale={locale} languages={languages} />
          </div>
          <div className="wide:mt-2">
            <SafetyLine text={words.safety} />
          </div>
        </div>
      </header>
      <SoftNavigation />
      <main className="mx-auto max-w-column px-5 pt-5 pb-16 wide:pt-10">
        {/* Said by the fragment of the address, for the document it was opened with. */}
        <p id="left-out">{words.leftOut}</p>
        {children}
      </main>
      {links.length > 0 && (
        <footer className="mx-auto max-w-column px-5 pb-6 print:hidden">
          <ul className="flex flex-wrap gap-x-6">
            {links.map(({ href, text }) => (
              <li key={href}>
                <a href={href} className={buttonStyle.aside}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </footer>
      )}
    </>
  );
}
