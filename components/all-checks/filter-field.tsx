import { useId, useState } from "react";

export interface FilterFieldProps {
  /** The id of an element around articles. */
  list: string;
  /** `found` counts with `{count}`. */
  words: { label: string; none: string; found: string };
}

/** A field that leaves only the checks of `list` which hold every typed word. It is read on the device alone. */
export function FilterField({ list, words }: FilterFieldProps) {
  const field = useId();
  const [found, setFound] = useState<number | null>(null);
  return (
    <>
      <label htmlFor={field} className="text-small font-semibold">
        {words.label}
      </label>
      <input
        id={field}
        type="search"
        autoComplete="off"
        onChange={({ target }) => setFound(leave(list, target.value))}
        className="mt-1 block min-h-target w-full rounded-control border border-outline bg-surface px-4"
      />
      <p role="status" className="mt-1 min-h-6 text-small text-quiet">
        {found === 0 && words.none}
        {found !== null && found > 0 && words.found.replace("{count}", String(found))}
      </p>
    </>
  );
}

/** Hides what does not fit, and gives how many are left; `null` where nothing is asked for. */
function leave(list: string, typed: string): number | null {
  const asked = plain(typed).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const article of document.querySelectorAll<HTMLElement>(`#${list} article`)) {
    const text = plain(article.textContent);
    article.hidden = !asked.every((word) => text.includes(word));
    if (!article.hidden) left += 1;
  }
  return asked.length === 0 ? null : left;
}

/** Without case and accents, so that "telefono" finds "teléfono". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
