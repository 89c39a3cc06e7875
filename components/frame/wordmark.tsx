import { SoftLink } from "../base/soft-link.tsx";

/** Brand and product, as the way back to the start. The drawing: a code whose last digit is missing. */
export function Wordmark({ brand, product, href }: { brand: string; product: string; href: string }) {
  return (
    <SoftLink
      href={href}
      className="-mx-1 flex min-h-target min-w-0 flex-1 basis-40 items-center gap-3 rounded-control px-1"
    >
      <svg aria-hidden="true" viewBox="0 0 32 32" width="36" height="36" className="size-9 shrink-0 text-accent">
        <rect width="32" height="32" rx="9" fill="currentColor" />
        <g className="fill-on-accent stroke-on-accent">
          <circle cx="8.25" cy="16" r="2.75" stroke="none" />
          <circle cx="16" cy="16" r="2.75" stroke="none" />
          <circle cx="23.75" cy="16" r="2.1" fill="none" strokeWidth="1.3" />
        </g>
      </svg>
      <span className="leading-tight">
        <span className="block font-bold tracking-tight">{brand}</span>
        <span className="block text-small text-quiet">{product}</span>
      </span>
    </SoftLink>
  );
}
