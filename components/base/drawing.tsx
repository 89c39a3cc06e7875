import type { ReactNode } from "react";
import type { Drawing as Name } from "#machines/content/body/drawing.ts";

/**
 * A picture beside words that say the same, so it is hidden from screen readers. Everything in it has the colour of the text or of what can be pressed. It
 * stands the other way round where the language does, except for what does not turn: numbers and clocks.
 */
export function Drawing({ name, className = "" }: { name: Name; className?: string }) {
  const { turns, box = "0 0 160 100", lines } = drawn[name];
  return (
    <svg aria-hidden="true" viewBox={box} className={`drawing ${turns ? "rtl:-scale-x-100" : ""} ${className}`}>
      {lines}
    </svg>
  );
}

const drawn: Record<Name, { turns: boolean; box?: string; lines: ReactNode }> = {
  // The field for the country is apart from that for the number, which begins without its zero.
  "country-code": {
    turns: false,
    box: "0 26 160 48",
    lines: (
      <>
        <rect x="6" y="30" width="148" height="40" rx="9" />
        <path d="M88 43c4 0 6 3 6 7s-2 7-6 7-6-3-6-7 2-7 6-7ZM80 60 96 40" />
        <path d="M106 50h.1M116 50h.1M126 50h.1M136 50h.1" strokeWidth="6" />
        <g className="text-accent">
          <path d="M6 39a9 9 0 0 1 9-9h53v40H15a9 9 0 0 1-9-9Z" fill="currentColor" fillOpacity="0.12" />
          <path d="M14 50h10M19 45v10M51 48l4 4 4-4" />
          <path d="M33 50h.1M42 50h.1" strokeWidth="6" />
        </g>
      </>
    ),
  },
  // The message went to a folder at the side.
  "spam-folder": {
    turns: true,
    lines: (
      <>
        <rect x="6" y="6" width="148" height="88" rx="9" />
        <path d="M60 6v88M16 21h34M16 37h26M16 85h22M72 21h70M72 85h52" />
        <g className="text-accent">
          <rect x="11" y="47" width="44" height="26" rx="6" fill="currentColor" fillOpacity="0.12" />
          <path d="M20 53h6l4 4v6l-4 4h-6l-4-4v-6ZM23 57v3M23 63.6v.1M36 60h12" />
          <path d="M86 60H66M71 54.5l-6 5.5 6 5.5" />
          <path d="M98 48h34v24H98ZM98 50l17 13 17-13" />
        </g>
      </>
    ),
  },
  // What the phone shows and what the time is.
  "two-clocks": {
    turns: false,
    lines: (
      <>
        <rect x="16" y="6" width="48" height="88" rx="9" />
        <path d="M36 86h8" />
        <circle cx="116" cy="50" r="30" />
        <path d="M116 26v2M116 72v2M140 50h-2M94 50h-2M116 50V34M116 50l11 7" />
        <g className="text-accent">
          <circle cx="40" cy="46" r="17" fill="currentColor" fillOpacity="0.12" />
          <path d="M40 46V35M40 46h8M71 45h10M71 55h10M79 38 73 62" />
        </g>
      </>
    ),
  },
  // Three lines at the top of the texts lead to the senders that the phone does not know.
  "unknown-senders": {
    turns: true,
    lines: (
      <>
        <path d="M30 98V15a9 9 0 0 1 9-9h82a9 9 0 0 1 9 9v83M42 21h30" />
        <path d="M54 46a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM64 43h30M64 50h20" />
        <g className="text-accent">
          <circle cx="112" cy="22" r="10" fill="currentColor" fillOpacity="0.12" />
          <path d="M107 18.5h10M109 22h6M111 25.5h2" />
          <path d="M112 38v20M107 53l5 6 5-6" />
          <rect x="35" y="64" width="90" height="26" rx="6" fill="currentColor" fillOpacity="0.12" />
          <path d="M44 73.5c0-4 6-4 6 0 0 2.5-3 2.5-3 5M47 82.400v.1M64 74h44M64 81h28" />
        </g>
      </>
    ),
  },
};
