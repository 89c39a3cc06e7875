import { expect, test, vi } from "vitest";
import { remembering } from "./remembering.ts";

test("a text is read once, and again only after many others", () => {
  const read = vi.fn((text: string) => ({ length: text.length }));
  const lengthOf = remembering(read, 2);
  const first = lengthOf("one");
  expect(lengthOf("three")).toEqual({ length: 5 });
  expect(lengthOf("one")).toBe(first);
  lengthOf("four");
  expect(lengthOf("one")).toBe(first);
  expect(read.mock.calls.flat()).toEqual(["one", "three", "four"]);
  lengthOf("three");
  expect(read).toHaveBeenCalledTimes(4);
});
