import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { z } from "zod";
import type { InterfaceTexts } from "../content.ts";
import { suggestion } from "../yaml/yaml-source.ts";
import { interfaceShape } from "./interface-shape.ts";

interface Shape {
  readonly [key: string]: string | Shape;
}

/** `content/interface/<locale>.yaml`: every text must be there, be a readable ICU message and use only values the code fills in. */
export const interfaceSchema: z.ZodType<InterfaceTexts> = schemaOf(interfaceShape);

function schemaOf(shape: Shape): z.ZodType<InterfaceTexts> {
  const entries: Record<string, z.ZodType<string | InterfaceTexts>> = {};
  for (const [key, inner] of Object.entries(shape))
    entries[key] = typeof inner === "string" ? message(inner) : schemaOf(inner);
  return z.strictObject(entries);
}

function message(values: string) {
  const known = values.split(" ").filter(Boolean);
  return z
    .string()
    .trim()
    .min(1, "must not be empty")
    .superRefine((text, context) => {
      const read = readMessage(text);
      if (read.fault) context.addIssue({ code: "custom", message: read.fault });
      for (const name of read.names) {
        if (!known.includes(name)) {
          const hint = known.length > 0 ? suggestion(name, known) : "; this text has no values";
          context.addIssue({ code: "custom", message: `unknown value {${name}}${hint}` });
        }
      }
    });
}

function readMessage(text: string): { names: string[]; fault: string | null } {
  try {
    const elements = parse(text);
    const hidden = literalsIn(elements).some((literal) => /[{}]/.test(literal));
    return {
      names: namesIn(elements),
      fault: hidden ? "an apostrophe ' before a brace makes it plain text; write ’ instead" : null,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.toLowerCase().replaceAll("_", " ") : "unreadable";
    return { names: [], fault: `the braces {…} cannot be read (${reason}); write {name} for a value` };
  }
}

function literalsIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value];
    if (element.type === TYPE.tag) return literalsIn(element.children);
    const isChoice = element.type === TYPE.select || element.type === TYPE.plural;
    return isChoice ? Object.values(element.options).flatMap((option) => literalsIn(option.value)) : [];
  });
}

function namesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [...namesIn(element.children)];
    const inner = element.type === TYPE.select || element.type === TYPE.plural ? Object.values(element.options) : [];
    return [element.value, ...inner.flatMap((option) => namesIn(option.value))];
  });
}
