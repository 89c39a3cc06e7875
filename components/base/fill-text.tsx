import { createElement, Fragment, type ReactNode } from "react";

/** The text with every `{name}` replaced by its value; a name without a value stays as it is. */
export function fillText(text: string, values: Record<string, ReactNode>): ReactNode {
  const parts = text
    .split(/\{([a-z]+)\}/)
    .map((part, index) => (index % 2 === 1 ? (values[part] ?? `{${part}}`) : part));
  // As children one by one, which never change places, they need no keys.
  return createElement(Fragment, null, ...parts);
}

/** A masked address or number reads from left to right in every language. */
export function Destination({ value }: { value: string }) {
  return (
    <bdi dir="ltr" className="inline-block max-w-full font-semibold wrap-anywhere">
      {value}
    </bdi>
  );
}
