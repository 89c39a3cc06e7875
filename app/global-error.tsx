"use client";

/**
 * The last net, when the layout itself has failed and with it the texts of the content. Next sends this file with every page,
 * so it is one sentence, in English, and a document of its own with a stylesheet that only this page loads.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <head>
        <title>Something went wrong</title>
        <link rel="stylesheet" href="/last-net.css" />
      </head>
      <body>
        <main className="last-net">
          <h1>Something went wrong on our side</h1>
          <p>
            Your answers are kept in the address of this page. Reload it in a moment, or <a href="/">start again</a>.
          </p>
        </main>
      </body>
    </html>
  );
}
