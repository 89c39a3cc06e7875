/** A logo that every page carries; more is a photo in disguise. */
const mostCharacters = 30_000;

/** An attribute or a style that is more than a part of the file itself, or a picture in it. */
const elsewhere = /(href|src)\s*=\s*["'](?!\s*(#|data:image\/))|url\((?!\s*["']?\s*(#|data:))|@import/i;

/** Why this file cannot be the drawing of a brand, or `null`. It is only ever shown as an image, where scripts do not run; that is no reason to keep any. */
export function drawingFault(text: string): string | null {
  const root = text.replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/gi, "").trim();
  if (!/^<svg[\s>]/.test(root) || !root.endsWith("</svg>"))
    return "this is no SVG drawing: it must be <svg …> to </svg>";
  if (!/^<svg[^>]*\sviewBox=/.test(root))
    return "the drawing has no viewBox, so it cannot be made larger or smaller; save it with one";
  if (!/^<svg[^>]*\sxmlns=/.test(root))
    return 'the drawing needs xmlns="http://www.w3.org/2000/svg" to be shown as an image';
  if (/<script|<foreignObject|[\s/]on[a-z]+\s*=|<!ENTITY/i.test(text))
    return "the drawing holds a script or a page; save it as plain SVG";
  if (elsewhere.test(text)) return "the drawing loads something else; draw everything in the file itself";
  if (text.length > mostCharacters)
    return `the drawing has ${text.length} characters, and ${mostCharacters} at most may travel with every visit`;
  return null;
}
