import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { LRUCache } from "lru-cache";
import type { ReactElement } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { isolateAddresses } from "./isolate-addresses.ts";

// A page, a mailbox, a call, a text: one tap each. Everything else in an address is dropped.
const schema = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, href: ["https", "http", "mailto", "tel", "sms"] },
};
const processor = unified()
  .use(remarkParse)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(isolateAddresses)
  .freeze();

/** Editors' Markdown as elements. Markup that is not plain text formatting is dropped, whatever the content says. */
export function Markdown({ text }: { text: string }) {
  if (text.trim() === "") return null;
  return <div className="prose">{rendered.memo(text)}</div>;
}

// The same few texts stand on most pages, and elements never change.
const rendered = new LRUCache<string, ReactElement>({
  max: 500,
  memoMethod: (text) => toJsxRuntime(processor.runSync(processor.parse(text)), { Fragment, jsx, jsxs }),
});
