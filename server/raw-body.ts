/** The body of the request or reply, byte for byte; `null` when it is longer than `limit` bytes, which is found out without reading all of it. */
export function readRawBody(request: Request | Response, limit: number): Promise<Buffer | null> {
  return readFront(request, { limit, keep: limit, each: () => undefined });
}

/** As `readRawBody`, but only the first `keep` bytes are kept; `each` sees all of them as they come. */
export async function readFront(
  request: Request | Response,
  { limit, keep, each }: { limit: number; keep: number; each: (chunk: Uint8Array) => void },
): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length < keep) chunks.push(value.subarray(0, keep - length));
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    each(value);
  }
  return Buffer.concat(chunks);
}
