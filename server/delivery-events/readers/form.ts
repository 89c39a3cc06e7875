/** The fields of a form, as `application/x-www-form-urlencoded` or `multipart/form-data`; files are left out. What is no form has no fields. */
export async function readForm(body: Buffer, headers: Headers): Promise<Record<string, string>> {
  const type = headers.get("content-type") ?? "";
  if (!/^multipart\/form-data/i.test(type)) return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  } catch {
    return {};
  }
}
