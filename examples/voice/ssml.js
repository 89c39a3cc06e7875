import remarkParse from "remark-parse";
import { unified } from "unified";

/** @typedef {import("mdast").RootContent} Node */

/**
 * SSML 1.1 (W3C) that reads a title, a Markdown text and the lines of a menu aloud: a pause after each step of a list, because people do it while they
 * listen, and none of what only eyes can use.
 *
 * @param {string} language as in BCP 47, for the voice
 * @param {{ title: string, markdown: string, menu: string[] }} page
 */
export function ssmlOf(language, { title, markdown, menu }) {
  const said = unified().use(remarkParse).parse(markdown).children.map(spoken);
  const lines = [
    `<p>${sentence(escaped(title))}</p>`,
    ...said,
    `<p>${menu.map((line) => sentence(escaped(line))).join("")}</p>`,
  ];
  return `<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${language}">\n${lines.filter((line) => line !== "").join('\n<break time="600ms"/>\n')}\n</speak>`;
}

/** @param {Node} node @returns {string} */
function spoken(node) {
  if (node.type === "list")
    return node.children
      .map((item) => `<p>${item.children.map(spokenInline).map(sentence).join("")}</p>`)
      .join('\n<break time="2s"/>\n');
  const text = spokenInline(node);
  return text === "" ? "" : `<p>${sentence(text)}</p>`;
}

/** @param {Node} node @returns {string} */
function spokenInline(node) {
  if (node.type === "text" || node.type === "inlineCode") return escaped(node.value);
  if (!("children" in node)) return "";
  const text = node.children.map(spokenInline).join("");
  return node.type === "strong" ? `<emphasis>${text}</emphasis>` : text;
}

/** @param {string} text */
const sentence = (text) => `<s>${text}</s>`;

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
