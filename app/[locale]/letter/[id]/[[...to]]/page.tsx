import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageFoot } from "#components/frame/page-foot.tsx";
import { LetterPage } from "#components/letter/letter-page.tsx";
import { stepPaths } from "#components/step/step-paths.ts";
import { writeLetter } from "#machines/content/letter/write-letter.ts";
import { languageName, textDirection } from "#machines/content/text-direction.ts";
import { NotFoundPage } from "../../../_parts/not-found-page.tsx";
import { readLocale, readStep } from "../../../_parts/read-step.ts";

// Rendered when it is asked for, the same for everyone; kept by server/http.
export const dynamic = "force-dynamic";

interface Props {
  /** `to`: the language of the letter, then the step it was opened from, as in the path of that step. */
  params: Promise<{ locale: string; id: string; to?: string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { letter, content, t } = read(await params);
  if (!letter) return {};
  return {
    title: t("page.window", { question: letter.title, brand: content.settings.brand.name }),
    robots: { index: false },
  };
}

/** Ready words for others who must act. A pure function of the path, like every public page. */
export default async function LetterRoute({ params }: Props) {
  const asked = await params;
  const { letter, locale, t } = read(asked);
  if (!letter) return <NotFoundPage asked={asked.locale} />;
  const { id, to = [] } = asked;
  const [, channel, step, ...segments] = to;
  const found = channel && step ? readStep(locale, channel, step, segments.join("/")) : null;
  const beside = found?.kind === "step" && found.view.channel ? found.view : null;
  const back = beside?.canonical ?? null;
  const pathIn = (name: string) => ["", locale, "letter", id, name, ...(back?.split("/").slice(2) ?? [])].join("/");
  const here = pathIn(letter.language);
  if (here !== ["", locale, "letter", id, ...to].join("/")) redirect(here);
  return (
    <>
      <LetterPage
        letter={letter}
        dir={textDirection(letter.language)}
        languages={letter.languages.map((name) => ({ locale: name, name: languageName(name), href: pathIn(name) }))}
        back={back}
        t={t}
      />
      <PageFoot
        paths={
          beside
            ? { ...stepPaths(beside), here: null }
            : { start: `/${locale}`, help: `/${locale}/help`, delivery: `/${locale}/delivery`, here: null }
        }
        t={t}
      />
    </>
  );
}

function read({ locale: asked, id, to: [language] = [] }: Awaited<Props["params"]>) {
  const { content, locale, isKnown, t } = readLocale(asked);
  return { content, locale, t, letter: isKnown ? writeLetter(content, locale, id, language ?? locale) : null };
}
