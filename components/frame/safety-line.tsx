import { Icon } from "../base/icon.tsx";

/** The one sentence every page repeats, because the people on these pages are the ones swindlers look for. */
export function SafetyLine({ text }: { text: string }) {
  return (
    <p className="flex items-start gap-2 text-small text-quiet">
      <Icon shape="shield" className="mt-[0.15em] text-accent" />
      <span className="text-pretty">{text}</span>
    </p>
  );
}
