"use client";

import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { DeliveryView } from "#machines/delivery";

/** One for all parts of the page. This module is only ever loaded in the browser of a ticket holder. */
export const deliveryClient = new QueryClient();

/** What is known about the code now: asked often while one is on its way, seldom otherwise, not at all once the ticket is gone. */
export const deliveryQuery = queryOptions({
  queryKey: ["delivery"],
  queryFn: fetchDelivery,
  staleTime: 2_000,
  refetchInterval: ({ state: { data } }) =>
    data && !data.ticket ? false : data?.delivery?.state === "sending" ? 1_500 : 15_000,
});

/** The answer comes from our own server of the same version, so its shape is not checked again here: that would cost every page 15 kB. */
async function fetchDelivery({ signal }: { signal: AbortSignal }): Promise<DeliveryView> {
  const response = await fetch("/api/delivery", { signal });
  if (!response.ok) throw new Error(`the delivery cannot be asked for: ${response.status}`);
  return response.json();
}
