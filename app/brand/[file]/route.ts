import { wholeLooksCss } from "#machines/content/looks/looks-css.ts";
import { getContent } from "#server/content/content.ts";

export const dynamic = "force-dynamic";

/** Any page of the company may show these; they change with an edit. */
const headers = { "cache-control": "public, max-age=300", "cross-origin-resource-policy": "cross-origin" };

/**
 * What the company's own pages may wear as well: `looks.css`, the colours, rounding and font as custom properties, and the drawings of content/brand. 404 for
 * anything else.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const { looks } = getContent();
  if (file === "looks.css")
    return new Response(wholeLooksCss(looks), { headers: { ...headers, "content-type": "text/css; charset=utf-8" } });
  const drawing = looks.drawings.get(file);
  if (drawing === undefined) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(drawing, {
    headers: {
      ...headers,
      "content-type": "image/svg+xml",
      // An image in a page runs nothing; opened by itself it must not either.
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
}
