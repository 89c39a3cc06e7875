"use client";

import { useEffect, useId, useState } from "react";
import { readMailDomain } from "#machines/input/mail-domain.ts";
import type { PhoneNumberForm } from "#machines/input/phone-number.ts";
import type { RegionFact } from "#machines/wizard/views/region-fact.ts";
import { buttonStyle } from "../base/button-style.ts";
import { fillText } from "../base/fill-text.tsx";

export interface TypedFieldProps {
  kind: "mail-domain" | "phone-number";
  /** Under the keys of `page.typed.<kind>`, and `private`; `{domain}`, `{provider}`, `{number}` are filled in here. */
  words: Record<string, string>;
  /** Names of the mailbox providers by fact value. */
  providers: Record<string, string>;
  /** Where a known kind of mailbox leads, by fact value: a `/go` address. */
  answers: Record<string, string>;
  /** What the country of a number makes known, and where the step goes on: with the number as it was, or put right. */
  country: { fact: RegionFact; fine: Onward | null; mended: Onward | null } | null;
}

interface Onward {
  label: string;
  /** A `/go` address. */
  href: string;
}

/** A field whose text never leaves the browser: it has no name and no form, and only fact values go into an address. */
export function TypedField({ kind, words, providers, answers, country }: TypedFieldProps) {
  const [typed, setTyped] = useState("");
  const id = useId();
  return (
    <div className="mt-8">
      <label htmlFor={id} className="block font-semibold">
        {words.label}
      </label>
      <p className="text-small text-quiet">{words.private}</p>
      <input
        id={id}
        dir="ltr"
        type="text"
        inputMode={kind === "mail-domain" ? "email" : "tel"}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="mt-2 min-h-target w-full rounded-control border border-outline bg-surface px-4 py-2"
      />
      <div role="status" className="mt-2">
        {kind === "mail-domain" ? (
          <MailDomainVerdict typed={typed} words={words} providers={providers} answers={answers} />
        ) : (
          <PhoneNumberVerdict typed={typed} words={words} country={country} />
        )}
      </div>
    </div>
  );
}

function MailDomainVerdict({
  typed,
  words,
  providers,
  answers,
}: Pick<TypedFieldProps, "words" | "providers" | "answers"> & { typed: string }) {
  const { domain, provider, kind, meant } = readMailDomain(typed);
  if (meant) return <p>{fillText(words.meant ?? "", { domain: <bdi dir="ltr">{meant}</bdi> })}</p>;
  if (!domain) return null;
  const name = provider === null ? undefined : providers[provider];
  const target = kind === null ? undefined : answers[kind];
  if (name === undefined || target === undefined || provider === null) return <p>{words.unknown}</p>;
  const separator = target.includes("?") ? "&" : "?";
  return (
    <>
      <p>{fillText(words.known ?? "", { provider: <bdi>{name}</bdi> })}</p>
      <a
        href={`${target}${separator}provider=${provider}`}
        className={`${buttonStyle.primary} ${buttonStyle.onward} mt-3`}
      >
        {(words.use ?? "").replace("{provider}", name)}
      </a>
    </>
  );
}

function PhoneNumberVerdict({ typed, words, country }: Pick<TypedFieldProps, "words" | "country"> & { typed: string }) {
  const [form, setForm] = useState<PhoneNumberForm | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (typed.trim().length < 4) setForm(null);
    else {
      const region = new Intl.Locale(navigator.language).maximize().region ?? null;
      import("#machines/input/phone-number.ts").then(
        ({ readPhoneNumber }) => isCurrent && setForm(readPhoneNumber(typed, region)),
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [typed]);
  if (!form) return null;
  const sentence = words[form.verdict] ?? "";
  const isOpen = sentence.includes("{number}") && form.international === null;
  return (
    <>
      <p>
        {fillText(isOpen ? (words.unreadable ?? "") : sentence, { number: <bdi dir="ltr">{form.international}</bdi> })}
      </p>
      <CountryLink form={form} words={words} country={country} />
    </>
  );
}

/** The way on with the country of the number, and with nothing else of it. */
function CountryLink({ form, words, country }: Pick<TypedFieldProps, "words" | "country"> & { form: PhoneNumberForm }) {
  if (!country || form.region === null) return null;
  const { fact, fine, mended } = country;
  const value = fact.values[form.region] ?? fact.otherwise;
  const onward = form.verdict === "fine" ? fine : mended;
  if (!onward || value === null) return null;
  return (
    <>
      <p className="mt-2 text-small text-quiet">
        {fillText(words.country ?? "", { country: <bdi>{fact.names[value]}</bdi> })}
      </p>
      <a href={`${onward.href}&${fact.key}=${value}`} className={`${buttonStyle.primary} ${buttonStyle.onward} mt-3`}>
        {onward.label} (<bdi>{fact.names[value]}</bdi>)
      </a>
    </>
  );
}
