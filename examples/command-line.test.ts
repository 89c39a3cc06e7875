import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

describe.each(["examples/chat-bot/chat-bot.js", "examples/voice/voice.js"])("%s", (file) => {
  const run = (address: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, address], { encoding: "utf8", input: "" });
    return { status, stdout, lines: stderr.trimEnd().split("\n") };
  };

  test.each(["help.example", "localhost:3000", "http://"])(
    "says how it is used where the address is none: %s",
    (address) => {
      const { status, stdout, lines } = run(address);
      expect([status, stdout, lines]).toEqual([
        1,
        "",
        [`"${address}" is no address. Usage: node ${file} https://help.example en`],
      ]);
    },
  );

  test("says in one sentence that the site is down", () => {
    const { status, lines } = run("http://127.0.0.1:9");
    expect([status, lines]).toEqual([
      1,
      [expect.stringMatching(/^http:\/\/127\.0\.0\.1:9 does not .*: fetch failed\.$/)],
    ]);
  });
});
