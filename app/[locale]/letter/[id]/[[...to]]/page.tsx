import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageFoot } from "#components/frame/page-foot.tsx";
import { LetterPage } from "#components/letter/letter-page.tsx";
import { plainPaths, stepPaths } from "#components/step/step-paths.ts";
import { writeLetter } from "#machines/content/letter/write-letter.ts";
import { languageName, textDirection } from "#machines/content/text-direction.ts";
import { letterPath, readPath } from "#machines/wizard/step-path.ts";
import { NotFoundPage } from "../../../_parts/not-found-page.tsx";
import { readLocale, readStep } from "../../../_parts/read-step.ts";
import { unlistedMetadata } from "../../../_parts/unlisted-page.ts";

// Rendered when it is asked for, the same for everyone; kept by server/http.
export const dynamic = "force-dynamic";

interface Props {
  /** `to`: the language of the letter, then the step it was opened from, as in the path of that step. */
  params: Promise<{ locale: string; id: string; to?: string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { letter, locale } = read(await params);
  return letter ? unlistedMetadata(locale, () => letter.title) : {};
}

/** Ready words for others who must act. A pure function of the path, like every public page. */
export default async function LetterRoute({ params }: Props) {
  const asked = await params;
  const { letter, locale, t } = read(asked);
  if (!letter) return <NotFoundPage asked={asked.locale} />;
  const { id, to = [] } = asked;
  const [, ...journey] = to;
  const { channel, step, segments } = readPath(journey);
  const found = journey.length > 0 ? readStep(locale, channel, step, segments.join("/")) : null;
  const beside = found?.kind === "step" && found.view.channel ? found.view : null;
  const back = beside?.canonical ?? null;
  const pathIn = (language: string) => letterPath(locale, { id, language }, back);
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
      <PageFoot paths={beside ? { ...stepPaths(beside), here: null } : plainPaths(locale)} t={t} />
    </>
  );
}

function read({ locale: asked, id, to: [language] = [] }: Awaited<Props["params"]>) {
  const { content, locale, isKnown, t } = readLocale(asked);
  return { locale, t, letter: isKnown ? writeLetter(content, locale, id, language ?? locale) : null };
}
