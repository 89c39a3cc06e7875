/**
 * The address in a field of a report: `rfc822;j@example.com`, `utf-8;j@\x{F6}.example` (RFC 6533), `rfc822;j+2Btag@example.com` where the field
 * is written as xtext (RFC 3461), `<j@example.com> (a comment)`.
 */
export function recipientAddress(field: string): string {
  const found = /^\s*(?:([a-z0-9-]+)[ \t]*;)?[ \t]*(.*)$/is.exec(field.slice(0, 1_000));
  const [, type = "", given = ""] = found ?? [];
  const bare = (/<([^<>]*@[^<>]*)>/.exec(given)?.[1] ?? given.replace(/\s*\([^)]*\)\s*$/, "")).trim();
  if (type.toLowerCase() === "utf-8")
    return bare.replace(/\\x\{([0-9a-f]{1,6})\}/gi, (_, hex: string) => letterOf(hex));
  return bare.includes("@") && /\+(2B|3D|40)/.test(bare)
    ? bare.replace(/\+(2B|3D)/g, (_, hex: string) => letterOf(hex))
    : bare;
}

function letterOf(hex: string): string {
  const point = Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : "";
}
