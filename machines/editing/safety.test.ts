import { expect, test } from "vitest";
import { checkFile, smallContent } from "../testing/small-content.ts";
import { unsafeTexts } from "./safety.ts";

const found = (body: string) =>
  unsafeTexts(smallContent({ "checks/spam/en.md": checkFile({}, body) }))
    .map(({ file, line, message }) => `${file}:${line} ${message}`)
    .join("\n");

test("a named sender is not to be saved, an address may be", () => {
  expect(found("1. Look.\n2. Save the sender {{senders.sms}} in your contacts.")).toMatch(
    /^checks\/spam\/en\.md:11 not safe: a forged/,
  );
  expect(found("1. Save {{senders.email}} as a contact.")).toBe("");
  expect(found("1. Do not save it as a contact.")).toBe("");
});

test("blocks that keep costs low stay", () => {
  expect(found("1. Switch off premium blocks.")).toContain("ask for our sender only");
  expect(found("1. Leave blocks of paid texts and limits on costs as they are.")).toBe("");
});

test("what was switched off to look is switched on again", () => {
  expect(found("1. Switch off the VPN.")).toContain("switched on again");
  expect(found("1. Switch off the VPN.\n2. Switch it on again once you are in.")).toBe("");
  expect(found("1. Switch off the light.")).toBe("");
});

test("nobody is asked to let a whole domain in, or to leave links unread", () => {
  expect(found('1. Write: "Let this sender and its domain through."')).toContain("only the exact sender");
  expect(found("1. Ask them to exempt our links.")).toContain("only the exact sender");
});

test("a picture of the screen is covered first", () => {
  expect(found("1. Send a picture of the screen.")).toContain("say to cover them");
  expect(found("1. Send a picture of the screen. Cover the code on it.")).toBe("");
});

test("nothing stops a takeover, and no older code is tried", () => {
  expect(found("1. Set a PIN. It stops others from taking over your number.")).toContain("makes it harder");
  expect(found("1. Try the code from the message before it.")).toContain("ask for one new code");
});
