import { describe, expect, test } from "vitest";
import { foldBody } from "./fold-body.ts";

const steps = "1. Open **Spam**. It is on the left.\n2. Look for our message.\n3. Mark it as not spam.";

describe("a long body", () => {
  test("shows the deed as one sentence and keeps every step for those who want to see how", () => {
    expect(foldBody(steps, "en")).toEqual({ about: "", deed: "Open **Spam**.", how: steps });
  });

  test("says in one sentence what it is about", () => {
    const { about, deed, how } = foldBody(
      `A full mailbox turns mail away. It is lost.\n\n${steps}\n\nAsk your IT team.`,
      "en",
    );
    expect(about).toBe("A full mailbox turns mail away.");
    expect(deed).toBe("Open **Spam**.");
    expect(how).toBe(`It is lost.\n\n${steps}\n\nAsk your IT team.`);
  });

  test("is not cut inside a menu name, an address or a link", () => {
    const [deed] = [
      foldBody(
        `1. Open [Apple. Its page](https://apple.example/a) and **Go. Now** to a.b@kestrel.example. Then wait.\n2. B.\n3. C.`,
        "en",
      ).deed,
    ];
    expect(deed).toBe("Open [Apple. Its page](https://apple.example/a) and **Go. Now** to a.b@kestrel.example.");
  });

  test("ends its sentence as the language does", () => {
    expect(foldBody("1. 打开**垃圾邮件**。它在左边。\n2. 找。\n3. 标记。", "zh").deed).toBe("打开**垃圾邮件**。");
    expect(foldBody("1. افتح الرسالة. انتظر.\n2. ب.\n3. ج.", "ar").deed).toBe("افتح الرسالة.");
  });
});

test("a question or the beginning of a quotation is no deed by itself", () => {
  expect(foldBody("1. Not there? Open **All Mail**. Look.\n2. B.\n3. C.", "en").deed).toBe(
    "Not there? Open **All Mail**.",
  );
  expect(foldBody("1. Write: “Please look. It is urgent.” Send it.\n2. B.\n3. C.", "en").deed).toBe(
    "Write: “Please look. It is urgent.”",
  );
});

describe("a short body", () => {
  test("stands whole", () => {
    const text = "Look once. Then go on.\n\n1. Open it. Look.\n2. Close it.";
    expect(foldBody(text, "en")).toEqual({ about: "", deed: text, how: "" });
    expect(foldBody("No steps at all. None.", "en")).toEqual({ about: "", deed: "No steps at all. None.", how: "" });
    expect(foldBody("", "en")).toEqual({ about: "", deed: "", how: "" });
  });
});
