import type { ReactNode } from "react";
import { type Language, LanguageMenu } from "./language-menu.tsx";
import { SafetyLine } from "./safety-line.tsx";
import { SoftNavigation } from "./soft-navigation.tsx";
import { Wordmark } from "./wordmark.tsx";

export interface FrameWords {
  skip: string;
  product: string;
  language: string;
  safety: string;
}

/** What is the same on every page: brand, language, safety line, and the one column that holds the rest. */
export function PageFrame(props: {
  locale: string;
  brand: string;
  words: FrameWords;
  languages: Language[];
  children: ReactNode;
}) {
  const { locale, brand, words, languages, children } = props;
  return (
    <>
      <a
        href="#question"
        className="sr-only rounded-control bg-accent text-on-accent focus:not-sr-only focus:px-4 focus:py-3 focus:absolute focus:start-4 focus:top-4 focus:z-20"
      >
        {words.skip}
      </a>
      <header className="border-b border-hairline">
        <div className="mx-auto max-w-column px-5 pt-2 pb-2 wide:pt-3 wide:pb-4">
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <Wordmark brand={brand} product={words.product} href={`/${locale}`} />
            <LanguageMenu label={words.language} locale={locale} languages={languages} />
          </div>
          <div className="wide:mt-2">
            <SafetyLine text={words.safety} />
          </div>
        </div>
      </header>
      <SoftNavigation />
      <main className="mx-auto max-w-column px-5 pt-5 pb-16 wide:pt-10">{children}</main>
    </>
  );
}
