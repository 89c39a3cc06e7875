import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Markdown } from "./markdown.tsx";

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe("editors' Markdown", () => {
  test("becomes numbered steps with menu names in bold", () => {
    expect(html("1. Choose **Spam**.\n2. Look.")).toContain("<li>Choose <strong>Spam</strong>.</li>");
  });

  test("keeps addresses and phone numbers readable in a right-to-left sentence", () => {
    expect(html("Look for no-reply@kestrel.example now.")).toContain(
      '<bdi dir="ltr">no-reply@kestrel.example</bdi> now.',
    );
    expect(html("Sent to +49 ••• ••21.")).toContain('<bdi dir="ltr">+49 ••• ••21</bdi>.');
  });

  test("keeps a bold mark on its side in a right-to-left sentence, and words as they are", () => {
    expect(html("**G-** **@** **Spam** **الإعدادات**")).toBe(
      '<div class="prose"><p><strong><bdi dir="ltr">G-</bdi></strong> <strong><bdi dir="ltr">@</bdi></strong> <strong>Spam</strong> <strong>الإعدادات</strong></p></div>',
    );
  });

  test("can carry neither markup nor a script address", () => {
    expect(html("<b onclick=x>hi</b> <script>x</script>")).not.toMatch(/<script|onclick/);
    expect(html("[here](javascript:alert(1))")).not.toContain("javascript:");
  });

  test("keeps a link that calls or texts a number", () => {
    expect(html("Call [1909](tel:1909) or [text](sms:1909).")).toMatch(/href="tel:1909".*href="sms:1909"/);
  });

  test("leaves nothing where there is no text", () => {
    expect(html("  \n")).toBe("");
  });
});
