/** The lines of all icons, once in a document. */
export function IconLines() {
  return (
    <svg aria-hidden="true" className="hidden">
      {Object.entries(shapes).map(([shape, path]) => (
        <symbol key={shape} id={`icon-${shape}`} viewBox="0 0 24 24">
          <path d={path} />
        </symbol>
      ))}
    </svg>
  );
}

const shapes = {
  check: "M5 12.5 10 17.5 19.5 7",
  down: "M5.5 9 12 15.5 18.5 9",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1",
  message:
    "M12 4c-4.7 0-8.5 3-8.5 7 0 2.2 1.2 4.2 3 5.4L6 20l3.7-1.8c.7.2 1.5.2 2.3.2 4.7 0 8.5-3.3 8.5-7.4S16.7 4 12 4Z",
  outside: "M14 5h5v5M19 5l-8 8M17 14v4a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 5 18V9a1.5 1.5 0 0 1 1.5-1.5H10",
  restart: "M5 5.5v4.5h4.5M5.6 10A7.2 7.2 0 1 1 5 14",
  shield: "M12 3.5 5 6v5.5c0 4.3 3 7.4 7 9 4-1.6 7-4.7 7-9V6l-7-2.5ZM9 12l2.2 2.2L15.2 10",
} as const;

/**
 * A drawing beside words that say the same, so it is hidden from screen readers. Takes the colour of the text and 1.25em of room. Its lines are in the
 * layout (`IconLines`), because a page and each step in it would say them again.
 */
export function Icon({ shape, className }: { shape: keyof typeof shapes; className?: string }) {
  return (
    <svg aria-hidden="true" className={className ? `icon ${className}` : "icon"}>
      <use href={`#icon-${shape}`} />
    </svg>
  );
}
