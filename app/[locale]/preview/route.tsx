import { ImageResponse } from "next/og";
import { readLocale } from "../_parts/read-step.ts";

/** The picture that a chat shows beside a link from support, one per language, made here and without the network. */
export async function GET(_request: Request, { params }: RouteContext<"/[locale]/preview">): Promise<Response> {
  const { content, locale, isKnown, t } = readLocale((await params).locale);
  if (!isKnown) return new Response(null, { status: 404 });
  // The one font that comes along knows Latin letters; others would be fetched from elsewhere. The picture then goes without words, and the chat writes them beside it.
  const words = [content.settings.brand.name, t("page.product")].filter((text) =>
    /^[\p{Script=Latin}\p{N} .,:;!?¿¡'’&-]+$/u.test(text),
  );
  return new ImageResponse(picture(words), { width: 1200, height: 630, headers: { "content-language": locale } });
}

function picture([brand, ...lines]: string[]) {
  return (
    <div
      style={{
        ...{ display: "flex", flexDirection: "column", justifyContent: "center", alignItems: "center" },
        ...{ width: "100%", height: "100%", gap: 28, background: "#fbfaf7", color: "#15211f" },
      }}
    >
      <svg width="200" height="200" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" fill="#0b5f58" />
        <circle cx="8.25" cy="16" r="2.75" fill="#fff" />
        <circle cx="16" cy="16" r="2.75" fill="#fff" />
        <circle cx="23.75" cy="16" r="2.1" fill="none" stroke="#fff" strokeWidth="1.3" />
      </svg>
      {brand && <div style={{ fontSize: 84 }}>{brand}</div>}
      {lines.map((line) => (
        <div key={line} style={{ fontSize: 48, color: "#52605d" }}>
          {line}
        </div>
      ))}
    </div>
  );
}
