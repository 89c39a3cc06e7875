import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { Body } from "../content/body/body.ts";
import type { Content } from "../content/content.ts";
import type { Problem } from "../content/problem.ts";
import { unsafeAdvice } from "./unsafe/unsafe-advice.ts";
import { reasons, type UnsafeLooks, unsafeKinds } from "./unsafe/unsafe-kind.ts";

interface Text {
  file: string;
  locale: string;
  body: Body;
}

/** Advice that is not safe to follow, in every check, page and letter of every language, where a rule can see it. */
export function unsafeTexts(content: Content): Problem[] {
  return textsOf(content).flatMap(({ file, locale, body }) => {
    const sentences = sentencesOf(body);
    const whole = sentences.map(({ text }) => text).join(" ");
    return unsafeKinds.flatMap((kind) =>
      sentences
        .filter(({ text }) => isUnsafe(unsafeAdvice[locale]?.[kind], text, whole))
        .map(({ text, line }): Problem => {
          const message = `not safe: ${reasons[kind]}: “${text.slice(0, 60)}”`;
          return { file, line, column: 1, message, severity: "error" };
        }),
    );
  });
}

function isUnsafe(advice: UnsafeLooks | undefined, text: string, whole: string): boolean {
  if (!advice?.looks.test(text) || advice.unless?.test(text)) return false;
  return !advice.needs?.test(whole);
}

function textsOf({ checks, pages, letters }: Content): Text[] {
  const ofChecks = [...checks.values()].flatMap(({ id, texts }) =>
    [...texts].map(([locale, { body }]) => ({ file: `checks/${id}/${locale}.md`, locale, body })),
  );
  const ofPages = Object.entries(pages).flatMap(([id, texts]) =>
    [...texts].map(([locale, { body }]) => ({ file: `pages/${id}/${locale}.md`, locale, body })),
  );
  const ofLetters = [...letters.values()].flatMap(({ id, texts }) =>
    [...texts].map(([locale, { body }]) => ({ file: `letters/${id}/${locale}.md`, locale, body })),
  );
  return [...ofChecks, ...ofPages, ...ofLetters];
}

function sentencesOf({ tree }: Body): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  visit(tree, "paragraph", (node) => {
    const line = node.position?.start.line ?? 1;
    for (const text of textOf(node).split(/(?<=[.!?؟])\s+|(?<=[。？！])/)) found.push({ text, line });
  });
  return found;
}
