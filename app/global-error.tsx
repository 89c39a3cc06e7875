"use client";

import "./globals.css";
import { ErrorNotice } from "#components/error-notice";

// The layout itself failed, and with it the texts of the content: these few words must come with the code.
const words = {
  question: "Something went wrong on our side",
  body: "It is not your fault. Your answers are kept in the address of this page, so you can try again.",
  retry: "Try again",
  human: "Start again",
  help: "/",
};

/** The last net: a document of its own, in English. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans text-body">
        <title>Something went wrong</title>
        <main className="mx-auto max-w-column px-5 py-16">
          <ErrorNotice words={words} retry={retry} />
        </main>
      </body>
    </html>
  );
}
