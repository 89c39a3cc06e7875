import "../globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { OverlayGate } from "#components/code-status/overlay-gate.tsx";
import { OverlaySpace } from "#components/code-status/overlay-space.tsx";
import { errorTexts } from "#components/frame/error-texts.ts";
import { ErrorTextsProvider } from "#components/frame/error-texts-context.tsx";
import { PageFrame } from "#components/frame/page-frame.tsx";
import { languageName, textDirection } from "#machines/content/text-direction.ts";
import { env } from "#server/env.ts";
import { readLocale, signInAddress } from "./_parts/read-step.ts";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export function generateMetadata(): Metadata {
  return { metadataBase: new URL(env().BASE_URL) };
}

/** The document around every page. An unknown language gets the source language, and its page says "not found". */
export default async function LocaleLayout({ children, params }: Props) {
  const { locale: asked } = await params;
  const { content, locale, t } = readLocale(asked);
  const { brand, locales } = content.settings;
  return (
    <html lang={locale} dir={textDirection(locale)}>
      <head>
        {/* Painted once, when the question is there: without it the browser paints the empty page and the header by themselves first. */}
        <link rel="expect" href="#question" blocking="render" />
        {/* What is the same on every page stands here and not in the metadata, which the browser replaces with every step. */}
        <link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf7" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0f1615" />
        {/* Phone numbers in the text are examples and sender names, nothing to call. */}
        <meta name="format-detection" content="telephone=no, email=no, address=no" />
      </head>
      <body className="font-sans text-body">
        <ErrorTextsProvider value={errorTexts(locale, t)}>
          <PageFrame
            locale={locale}
            brand={brand.name}
            words={{
              skip: t("page.skip"),
              product: t("page.product"),
              language: t("page.language"),
              safety: t("page.safety", { brand: brand.name }),
            }}
            languages={locales.map((name) => ({ locale: name, name: languageName(name) }))}
          >
            <OverlaySpace>
              <OverlayGate
                locale={locale}
                label={t("resend.label")}
                signIn={{ text: t("resend.back-to-sign-in"), url: signInAddress(content) }}
              />
            </OverlaySpace>
            {children}
          </PageFrame>
        </ErrorTextsProvider>
      </body>
    </html>
  );
}
