/**
 * The HTTP status of a public page that is not 200. `notFound()` would set it too, but leaves the page empty until JavaScript has
 * run; so the page is rendered as any other and the server around Next (server/http/finished-page.js) sends it with this status.
 */
export function PageStatus({ code }: { code: 404 | 500 }) {
  return (
    <>
      <meta name="http-status" content={String(code)} />
      <meta name="robots" content="noindex" />
    </>
  );
}
