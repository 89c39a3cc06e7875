import { SoftLink } from "../base/soft-link.tsx";

/** Paths of the drawing of a brand, for light and for dark. */
export interface Logo {
  src: string;
  dark: string | null;
  /** It shows the name of the brand, which then stands beside it no second time. */
  holdsName: boolean;
}

/** Brand and product, as the way back to the start. */
export function Wordmark(props: { brand: string; logo: Logo | null; product: string; href: string }) {
  const { brand, logo, product, href } = props;
  return (
    <SoftLink
      href={href}
      className="-mx-1 flex min-h-target min-w-0 flex-1 basis-40 items-center gap-3 rounded-control px-1"
    >
      {logo ? <LogoImage logo={logo} brand={brand} /> : <CodeDrawing />}
      <span className="leading-tight">
        {!logo?.holdsName && <span className="block font-bold tracking-tight">{brand}</span>}
        <span className="block text-small text-quiet">{product}</span>
      </span>
    </SoftLink>
  );
}

function LogoImage({ logo: { src, dark, holdsName }, brand }: { logo: Logo; brand: string }) {
  return (
    <picture className="shrink-0">
      {dark && <source media="(prefers-color-scheme: dark)" srcSet={dark} />}
      <img src={src} alt={holdsName ? brand : ""} className="h-9 max-w-40" />
    </picture>
  );
}

/** A code whose last digit is missing. */
function CodeDrawing() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width="36" height="36" className="size-9 shrink-0 text-accent">
      <rect width="32" height="32" rx="9" fill="currentColor" />
      <g className="fill-on-accent stroke-on-accent">
        <circle cx="8.25" cy="16" r="2.75" stroke="none" />
        <circle cx="16" cy="16" r="2.75" stroke="none" />
        <circle cx="23.75" cy="16" r="2.1" fill="none" strokeWidth="1.3" />
      </g>
    </svg>
  );
}
