"use client";

import "./globals.css";

/**
 * The last net, when the layout itself has failed and with it the texts of the content. Next sends this file with every page,
 * so it is one sentence, in English, and a document of its own.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <body className="mx-auto max-w-column px-5 py-16 font-sans text-body">
        <title>Something went wrong</title>
        <h1 className="text-title font-bold">Something went wrong on our side</h1>
        <p className="mt-4">
          Your answers are kept in the address of this page. Reload it in a moment, or <a href="/">start again</a>.
        </p>
      </body>
    </html>
  );
}
