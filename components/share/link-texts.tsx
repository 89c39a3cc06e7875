"use client";

import { useState } from "react";
import { noteFragment } from "#machines/link/note.ts";
import { buttonStyle } from "../base/button-style.ts";
import { CopyButton } from "../base/copy-button.tsx";
import { Icon } from "../base/icon.tsx";
import { NoteField, type NoteTexts } from "./note-field.tsx";
import { QrCode } from "./qr-code.tsx";

export interface LinkTextsProps {
  /** The whole address, without a note. */
  link: string;
  /** What is sent, in the customer's language, in this order. */
  texts: { id: string; title: string; copy: string; text: string }[];
  language: { lang: string; dir: "ltr" | "rtl" };
  words: { show: string; qr: string; note: NoteTexts };
}

/** What an agent copies: each text with its button, the note that goes along, and the QR code. The note stays in the browser: it is put into the link here. */
export function LinkTexts({ link, texts, language, words }: LinkTextsProps) {
  const [note, setNote] = useState("");
  const withNote = (text: string) => text.replaceAll(link, link + noteFragment(note));
  return (
    <>
      {texts.map(({ id, title, copy, text }) => (
        <section key={id} aria-labelledby={`text-${id}`} className="mt-3 border-t border-hairline pt-3">
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <h2 id={`text-${id}`} className="font-semibold">
              {title}
            </h2>
            <div>
              <CopyButton
                key={note}
                className={
                  id === "chat"
                    ? `${buttonStyle.compact} border-transparent bg-accent text-on-accent hover:bg-accent-strong`
                    : buttonStyle.compact
                }
                text={withNote(text)}
                label={copy}
              />
            </div>
          </div>
          <details open={id === "chat"}>
            <summary className="fold">
              <Icon shape="down" />
              {words.show}
              <span className="sr-only">: {title}</span>
            </summary>
            <p {...language} className="rounded-control bg-wash px-4 py-3 text-small whitespace-pre-line select-all">
              {withNote(text)}
            </p>
          </details>
        </section>
      ))}
      <NoteField texts={words.note} onChange={setNote} />
      <details className="mt-3">
        <summary className="fold">
          <Icon shape="down" />
          {words.qr}
        </summary>
        <QrCode text={link + noteFragment(note)} label={words.qr} />
      </details>
    </>
  );
}
