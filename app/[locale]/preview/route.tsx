import { ImageResponse } from "next/og";
import type { Looks } from "#machines/content/looks/looks.ts";
import { readLocale } from "../_parts/read-step.ts";

/** The picture that a chat shows beside a link from support, one per language, made here and without the network. */
export async function GET(_request: Request, { params }: RouteContext<"/[locale]/preview">): Promise<Response> {
  const { content, locale, isKnown, t } = readLocale((await params).locale);
  if (!isKnown) return new Response(null, { status: 404 });
  // The one font that comes along knows Latin letters; others would be fetched from elsewhere. The picture then goes without words, and the chat writes them beside it.
  const words = [content.settings.brand.name, t("page.product")].filter((text) =>
    /^[\p{Script=Latin}\p{N} .,:;!?¿¡'’&-]+$/u.test(text),
  );
  return new ImageResponse(picture(content.looks, words), {
    width: 1200,
    height: 630,
    headers: { "content-language": locale },
  });
}

function picture({ palettes, logo }: Looks, [brand, ...lines]: string[]) {
  const { canvas, ink, quiet, accent, "on-accent": onAccent } = palettes.light;
  return (
    <div
      style={{
        ...{ display: "flex", flexDirection: "column", justifyContent: "center", alignItems: "center" },
        ...{ width: "100%", height: "100%", gap: 28, background: canvas, color: ink },
      }}
    >
      {/* Drawn by a program that knows few drawings: the name stands for a logo. */}
      {logo === null && (
        <svg width="200" height="200" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" fill={accent} />
          <circle cx="8.25" cy="16" r="2.75" fill={onAccent} />
          <circle cx="16" cy="16" r="2.75" fill={onAccent} />
          <circle cx="23.75" cy="16" r="2.1" fill="none" stroke={onAccent} strokeWidth="1.3" />
        </svg>
      )}
      {brand && <div style={{ fontSize: 84 }}>{brand}</div>}
      {lines.map((line) => (
        <div key={line} style={{ fontSize: 48, color: quiet }}>
          {line}
        </div>
      ))}
    </div>
  );
}
