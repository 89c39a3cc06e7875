import { Fragment, type ReactNode } from "react";

/** The text with every `{name}` replaced by its value; a name without a value stays as it is. */
export function fillText(text: string, values: Record<string, ReactNode>): ReactNode {
  return text.split(/\{([a-z]+)\}/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    <Fragment key={index}>{index % 2 === 1 ? (values[part] ?? `{${part}}`) : part}</Fragment>
  ));
}

/** A masked address or number reads from left to right in every language. */
export function Destination({ value }: { value: string }) {
  return (
    <bdi dir="ltr" className="inline-block max-w-full font-semibold wrap-anywhere">
      {value}
    </bdi>
  );
}
