/**
 * The address of the personal page beside the step at `path`: `/en/email/trial-mailbox` → `/en/delivery/email/trial-mailbox`.
 * `null` unless `path` is an address of this wizard; it comes from a form, so it must not lead anywhere else.
 */
export function deliveryPathOf(path: string): string | null {
  const [, locale, journey] =
    path.length <= 2_000 ? (/^\/([a-z0-9-]+)((?:\/[a-z0-9-]+(?:\.[a-z0-9-]+)?)*)$/.exec(path) ?? []) : [];
  return locale === undefined ? null : `/${locale}/delivery${journey ?? ""}`;
}
