/** How a code travels to a person. */
export type Channel = "email" | "sms";

/**
 * Brings what a person typed into the one spelling the site stores, or `null` when it cannot be an address of that
 * kind. A number without a country code is read as British, the home of this exchange.
 */
export function normaliseAddress(channel: Channel, typed: string): string | null {
  const text = typed.trim();
  if (channel === "email") return /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[a-z]{2,}$/i.test(text) ? text.toLowerCase() : null;
  const digits = text
    .replace(/[\s().-]/g, "")
    .replace(/^00/, "+")
    .replace(/^0/, "+44");
  return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : null;
}

/** The address as others may see it: `j•••@m•••.example`, `+44 ••• ••56`. */
export function maskAddress(channel: Channel, address: string): string {
  if (channel === "sms") return `+${dialCode(address)} ••• ••${address.slice(-2)}`;
  const [name = "", host = ""] = address.split("@");
  return `${name.slice(0, 1)}•••@${host.slice(0, 1)}•••${host.slice(host.lastIndexOf("."))}`.slice(0, 64);
}

/** The address as its owner reads it: numbers in groups. */
export function formatAddress(channel: Channel, address: string): string {
  const british = /^\+44(\d{4})(\d{6})$/.exec(address);
  return channel === "sms" && british ? `+44 ${british[1]} ${british[2]}` : address;
}

/** Dial code of the demonstration's numbers: all are British unless another one was typed. */
export function dialCode(number: string): string {
  return number.startsWith("+44") ? "44" : number.slice(1, 3);
}
