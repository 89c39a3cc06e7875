import "../globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SaidOnceProvider } from "#components/base/said-once.tsx";
import { OverlayGate } from "#components/code-status/overlay-gate.tsx";
import { OverlaySpace } from "#components/code-status/overlay-space.tsx";
import { ErrorNotice } from "#components/frame/error-notice.tsx";
import { PageFrame } from "#components/frame/page-frame.tsx";
import { inLanguage } from "#machines/content/content.ts";
import { brandFile } from "#machines/content/looks/looks.ts";
import { looksCss } from "#machines/content/looks/looks-css.ts";
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
  const { looks } = content;
  const { brand, locales } = content.settings;
  const css = looksCss(looks);
  return (
    <html lang={locale} dir={textDirection(locale)}>
      <head>
        {/* Painted once, when the question is there: without it the browser paints the empty page and the header by themselves first. */}
        <link rel="expect" href="#question" blocking="render" />
        {/* What is the same on every page stands here and not in the metadata, which the browser replaces with every step. */}
        <link
          rel="icon"
          href={looks.icon === null ? "/icon.svg" : brandFile(looks.icon)}
          sizes="any"
          type="image/svg+xml"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={looks.palettes.light.canvas} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={looks.palettes.dark.canvas} />
        {/* Phone numbers in the text are examples and sender names, nothing to call. */}
        <meta name="format-detection" content="telephone=no, email=no, address=no" />
        {css !== "" && <style>{css}</style>}
      </head>
      <body className="font-sans text-body">
        <SaidOnceProvider
          value={{ failed: <ErrorNotice locale={locale} t={t} />, copied: t("page.copied"), byHand: t("page.by-hand") }}
        >
          <PageFrame
            locale={locale}
            brand={brand.name}
            logo={
              looks.logo && {
                src: brandFile(looks.logo.file),
                dark: looks.logo.dark && brandFile(looks.logo.dark),
                holdsName: looks.logo.holdsName,
              }
            }
            links={looks.foot.map(({ label, href }) => ({ href, text: inLanguage(label, locale, content.settings) }))}
            words={{
              skip: t("page.skip"),
              product: t("page.product"),
              language: t("page.language"),
              safety: t("page.safety", { brand: brand.name }),
              leftOut: t("page.left-out"),
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
        </SaidOnceProvider>
      </body>
    </html>
  );
}
