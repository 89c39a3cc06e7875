import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ResendForm } from "./resend-form.tsx";
import { noteOf, resendTexts } from "./resend-texts.ts";

// A language in which both are said in the same words.
const texts = resendTexts((key) => (key === "resend.not-set-up" ? "resend.lost" : key), undefined);
const html = (lost: { state: string; isSetUpLost: boolean }) =>
  renderToStaticMarkup(
    <ResendForm
      {...{ action: () => undefined, journey: "/en/email/trial-mailbox", locale: "en", texts, status: undefined }}
      signInUrl="https://www.example.com/sign-in"
      live={{
        note: noteOf(lost, texts),
        isSetUpLost: lost.isSetUpLost,
        seconds: null,
        isBlocked: false,
        announcement: "",
      }}
    />,
  );

test("the way to sign in stands where the site lost a press, and not where the line did, whatever the words", () => {
  expect(html({ state: "failed", isSetUpLost: true })).toContain('href="https://www.example.com/sign-in"');
  const byLine = html({ state: "failed", isSetUpLost: false });
  expect(byLine).toContain("resend.lost");
  expect(byLine).not.toContain("https://www.example.com/sign-in");
});
