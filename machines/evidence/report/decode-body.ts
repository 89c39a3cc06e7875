/** Undoes what was done to a part for the journey (RFC 2045): quoted-printable or base64, and its character set. Never throws. */
export function decodeBody(body: string, encoding: string, charset: string): string {
  const name = encoding.trim().toLowerCase();
  if (name === "base64") return decodeBytes(bytesOfBase64(body), charset);
  if (name === "quoted-printable") return decodeBytes(bytesOfQuoted(body), charset);
  return body;
}

function bytesOfBase64(body: string): Uint8Array {
  const letters = body.replace(/[^A-Za-z0-9+/]/g, "");
  const whole = letters.slice(0, letters.length - (letters.length % 4 === 1 ? 1 : 0));
  return Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
}

function bytesOfQuoted(body: string): Uint8Array {
  const joined = body.replace(/(?<![ \t])[ \t]+$/gm, "").replace(/=\n/g, "");
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [, hex, rest = ""] of joined.matchAll(/=([0-9A-Fa-f]{2})|([^=]+|=)/g)) {
    if (hex) bytes.push(Number.parseInt(hex, 16));
    else for (const byte of encoder.encode(rest)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function decodeBytes(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset || "utf-8").decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    // A character set that nobody knows.
    return new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
  }
}
