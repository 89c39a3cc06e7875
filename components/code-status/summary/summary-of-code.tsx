"use client";

import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import type { CodeStatus } from "#machines/code-status/code-status.ts";
import { statusLine } from "#machines/code-status/status-line.ts";
import { codeStatusClient, codeStatusQuery, statusTextsQuery } from "../code-status-query.ts";
import type { StatusTexts } from "../status-texts.ts";
import { SummaryText, type SummaryTextProps } from "./summary-text.tsx";

/** The text for a human with when the last code was asked for and what became of it, as far as this person may know. Never where it went. */
export default function SummaryOfCode(props: SummaryTextProps & { locale: string }) {
  return (
    <QueryClientProvider client={codeStatusClient}>
      <WithCode {...props} />
    </QueryClientProvider>
  );
}

function WithCode({ summary, locale, ...field }: SummaryTextProps & { locale: string }) {
  const { data: status } = useQuery(codeStatusQuery);
  const { data: words } = useQuery(statusTextsQuery(locale));
  const texts = status?.ticket && words?.[status.ticket.channel];
  const lines = texts ? linesOf(status, texts) : [];
  return <SummaryText {...field} summary={[summary, ...lines].join("\n")} />;
}

function linesOf(status: CodeStatus, texts: StatusTexts): string[] {
  const { delivery, now } = status;
  const line = statusLine(status, Date.parse(now));
  if (!delivery || !line) return [];
  const { evidence } = line;
  // In UTC, which whoever reads it can place; the clock of the person says nothing to them.
  const sent = `${(delivery.sentAt ?? delivery.requestedAt).slice(0, 16).replace("T", " ")} UTC`;
  const said =
    evidence && `${texts.labels[evidence.cause] ?? texts.cause.unknown} (${texts.sure[evidence.confidence]})`;
  return [texts.lastCode.replace("{sent}", sent), ...(said ? [said] : [])];
}
