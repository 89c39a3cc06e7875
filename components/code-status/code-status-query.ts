"use client";

import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { CodeStatus } from "#machines/code-status/code-status.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import type { TrialTexts } from "../trial/trial-texts.ts";
import type { StatusTexts } from "./status-texts.ts";

/** One for all parts of the page. This module is only ever loaded in the browser of a ticket holder. */
export const codeStatusClient = new QueryClient();

/** What is known about the code now: asked often while something may happen to it, seldom otherwise, not at all once the ticket is gone. */
export const codeStatusQuery = queryOptions({
  queryKey: ["code-status"],
  // Only pages that came safely can prove work; others are told the longer wait.
  queryFn: ({ signal }) => fetchJson<CodeStatus>(`/api/delivery${canProveWork() ? "" : "?proof=no"}`, signal),
  staleTime: 2_000,
  refetchInterval: ({ state: { data } }) => (data ? intervalFor(data) : 15_000),
});

/** The sentences for it, which are the same for everyone: no page carries them for people without a ticket. */
export function statusTextsQuery(locale: string) {
  return queryOptions({
    queryKey: ["status-texts", locale],
    queryFn: ({ signal }) =>
      fetchJson<Record<DeliveryChannel, StatusTexts & { trial: TrialTexts }>>(
        `/api/delivery/texts?locale=${locale}`,
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Milliseconds; most reports come within the first minutes. */
function intervalFor({ now, ticket, delivery, evidence }: CodeStatus): number | false {
  if (!ticket) return false;
  if (delivery?.state === "sending") return 1_500;
  const isFresh = delivery !== null && Date.parse(now) - Date.parse(delivery.requestedAt) < 180_000;
  return isFresh && (evidence === null || evidence.stage === "delayed") ? 4_000 : 15_000;
}

/** Whether this browser can derive keys. */
export function canProveWork(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** What comes is from our own server of the same version, so its shape is not checked again here: that would cost every page 15 kB. */
async function fetchJson<Json>(url: string, signal: AbortSignal): Promise<Json> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} cannot be asked for: ${response.status}`);
  return response.json();
}
