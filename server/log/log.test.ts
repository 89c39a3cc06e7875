import { execFileSync, spawnSync } from "node:child_process";
import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { hearLog } from "../testing/heard-log.ts";
import { kinds } from "./kinds/kinds.js";
import { log, logBug } from "./log.js";
import { pretty } from "./pretty.js";
import { troubleCounts } from "./trouble-counts.ts";

// What nobody may read in a log, in the shapes in which it comes.
const personal = [
  ...[
    "jamie@mail.example",
    "j•••@g•••.com",
    "jamie%40mail.example",
    '"jamie smith"@mail.example',
    "名前@例え.jp",
    "a@b",
  ],
  ...["+44 7400 123456", "00447400123456", "(0740) 0123-456", "٠٧٤٠٠١٢٣٤٥٦", "+447400123456"],
  ...["eyJhbGciOiJFZERTQSIsImtpZCI6ImEifQ.eyJzdWIiOiJhYmFiIn0.c2lnbmF0dXJl", "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIx"],
  ...["ticket=opaque-0001", "__Host-browser=Zm9vYmFyYmF6", "whsec_BwcHBwcHBwcHBwcHBwcHBw", "Bearer s3cr3t-t0ken"],
  ...["cd".repeat(16), "bk2Jz0Yx9Qw8Er7Tt6Yy5Uu4Ii3Oo2Pp1Aa0Ss9Dd8F"],
];
/** The parts that would still say it. */
const telling = [
  "jamie",
  "mail.example",
  "g•••",
  "名前",
  "7400",
  "0740",
  "٧٤٠٠",
  "eyJ",
  "opaque",
  "Zm9v",
  "BwcH",
  "s3cr3t",
  "cdcd",
  "bk2J",
];

describe("a line", () => {
  test("has level, time, kind, what happened and what to do, as JSON, and fields that are known", () => {
    const heard = hearLog();
    log("ticket-issuer", { expected: "https://a.example", given: "https://b.example", missing: undefined });
    expect(heard.lines()).toEqual([
      {
        ...{ level: "error", time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), kind: "ticket-issuer" },
        ...{ message: kinds["ticket-issuer"].message, remedy: kinds["ticket-issuer"].remedy },
        ...{ expected: "https://a.example", given: "https://b.example" },
      },
    ]);
  });

  test("holds nothing of a person, whatever gets in: fields, causes of causes, what is thrown, where it was thrown", () => {
    const heard = hearLog();
    for (const secret of personal) {
      const deepest = Object.assign(new Error(`deep ${secret}`), { code: secret, request: { cookie: secret } });
      const several = new AggregateError([deepest, secret], `several ${secret}`, { cause: { secret } });
      const cause = new Error(`failed for ${secret}\nparams: ${secret}`, { cause: several });
      for (const one of [cause, secret, { secret }, [secret], deepest]) {
        heard.forgetHeld();
        logBug(
          "request-failed",
          { path: `/start?ticket=${secret}`, given: [secret, `x ${secret} y`], digest: secret },
          one,
        );
      }
    }
    const numbers = { statuses: [200, 447400123456], number: 447400123456 };
    log("request-failed", numbers, new TypeError("fetch failed", { cause: new Error("set-cookie: browser=jamie") }));
    expect(heard.raw.length).toBe(personal.length * 5 + 1);
    const said = inspect(heard.raw, { maxArrayLength: null, maxStringLength: null });
    for (const word of [...telling, "44740012"]) expect(said).not.toContain(word);
  });

  test("keeps what an operator needs: addresses of servers, dates, codes, ids of deliveries, places in files", () => {
    const heard = hearLog();
    const kept = [
      ...[
        "https://www.example.com/.well-known/jwks.json",
        "connect ECONNREFUSED 127.0.0.1:5432",
        "2026-11-29T20:00:00.000Z",
      ],
      ...[
        "f3b1c2d4-e5f6-4a1b-8c2d-123456789012",
        "content/checks/spam/en.md:12:8  YAML: a text",
        "2026-11",
        "20261129",
      ],
      ...[
        "sent_at must be in seconds since 1970",
        "at run (/srv/node_modules/@electric-sql/pglite/index.js:12:345)",
        "eyewitness",
      ],
    ];
    log("content-refused", { problems: kept });
    expect(heard.lines()).toMatchObject([{ problems: kept }]);
  });

  test("says of data in the wrong shape which field it was, and not what it held", () => {
    const heard = hearLog();
    const read = z.object({ data: z.object({ sid: z.string() }) }).safeParse({ data: { sid: 447400123456 } });
    log("code-unknown", {}, new Error("not read", { cause: read.error }));
    expect(heard.lines()).toMatchObject([
      { cause: ["Error: not read", expect.stringMatching(/^ZodError: data\.sid: /)] },
    ]);
    expect(heard.raw.join()).not.toContain("4474");
  });

  test("names no parameters of a query: they stand below the first line of what Drizzle throws", () => {
    const heard = hearLog();
    const cause = new Error('Failed query: select "browser" from "tickets" where "jti" = $1\nparams: ticket-0001');
    log("code-unknown", {}, cause);
    expect(heard.raw.join()).not.toContain("ticket-0001");
    expect(heard.lines()).toMatchObject([{ cause: [expect.stringMatching(/^Error: Failed query: select/)] }]);
  });
});

test("nobody keeps the server busy with a text that is hard to look through", () => {
  const heard = hearLog();
  const hard = ["a", "1", "a1", "eyJ", "a.", "1 ", "?a=", "a%", "//", '"', "é", "A1a-", "cookie"].map((part) =>
    part.repeat(20_000),
  );
  // A shape that goes back and forth over such a text would not be done before the test has to be.
  for (const given of hard) {
    heard.forgetHeld();
    log("request-failed", { given }, new Error(given));
  }
  expect(heard.raw).toHaveLength(hard.length);
  for (const line of heard.raw) expect(line.length).toBeLessThan(10_000);
});

describe("more of the same", () => {
  test("within ten seconds is counted, and told in one line at the end of them", () => {
    vi.useFakeTimers();
    const heard = hearLog();
    const before = troubleCounts().get("resend-status") ?? 0;
    for (let time = 0; time < 500; time++) log("resend-status", { host: "a.example", status: 401 });
    log("resend-status", { host: "a.example", status: 404 });
    expect(heard.lines()).toMatchObject([{ status: 401 }, { status: 404 }]);
    vi.advanceTimersByTime(10_000);
    expect(heard.lines().slice(2)).toMatchObject([{ status: 401, leftOut: 498 }]);
    vi.advanceTimersByTime(60_000);
    expect(heard.raw).toHaveLength(3);
    log("resend-status", { host: "a.example", status: 401 });
    expect(heard.raw).toHaveLength(4);
    expect(troubleCounts().get("resend-status")).toBe(before + 502);
    vi.useRealTimers();
  });

  test("in ever new words of strangers fills neither the log nor the memory", () => {
    const heard = hearLog();
    for (let time = 0; time < 5_000; time++) log("events-odd", { provider: "brevo", problem: `field-${time}` });
    expect(heard.raw.length).toBeLessThan(210);
    expect(globalThis.wizardLog?.held.size).toBeLessThan(210);
  });

  test("what people cause is told apart from trouble with the set-up, which alone is counted", () => {
    hearLog();
    for (const kind of ["ticket-expired", "press-refused", "no-ticket", "ticket-used", "form-foreign"] as const) {
      log(kind);
      expect(troubleCounts().has(kind)).toBe(false);
      expect(["info", "debug"]).toContain(kinds[kind].level);
    }
    expect(troubleCounts().get("events-topic")).toBe(0);
  });
});

describe("the output", () => {
  test("in a terminal is one line that can be read, with what to do", () => {
    const json =
      '{"level":"error","time":"2026-11-29T20:01:02.000Z","kind":"a-kind","message":"It broke.","remedy":"Mend it.","host":"a","list":["b","c"]}';
    expect(pretty(json, false)).toBe("20:01:02 ERROR a-kind: It broke. (host: a; list: b, c) → Mend it.\n");
    expect(pretty(json, true)).toContain("\u001b[31mERROR\u001b[0m");
  });

  test("when the server does not start is plain text on the standard error, and a line for who collects them", () => {
    const script =
      'import("./server/log/log.js").then(({ logNotStarted }) => logNotStarted("The settings are wrong:\\n  PORT must be"))';
    const run = (LOG_FORMAT: string) => {
      const env = { PATH: process.env.PATH, NODE_ENV: "test" as const, LOG_FORMAT };
      return spawnSync(process.execPath, ["-e", script], { env, encoding: "utf8" });
    };
    const json = run("json");
    expect(json.stderr).toBe("The server does not start.\nThe settings are wrong:\n  PORT must be\n");
    expect(JSON.parse(json.stdout)).toMatchObject({
      level: "fatal",
      reason: "The settings are wrong:\n  PORT must be",
    });
    expect(run("pretty")).toMatchObject({ stderr: json.stderr, stdout: "" });
  });

  test.each([
    [{ LOG_LEVEL: "warn" }, /^\{"level":"warn","time":"[^"]+","kind":"ticket-missing",.*\}\n$/],
    [{ LOG_LEVEL: "", LOG_FORMAT: "pretty" }, /^[\d:]{8} WARN {2}ticket-missing: .*\n[\d:]{8} INFO {2}ready: .*\n$/],
    [{ LOG_LEVEL: "silent" }, /^$/],
  ])("goes to the standard output, as the environment says: %o", (env, expected) => {
    const script =
      'import("./server/log/log.js").then(({ log }) => { log("ticket-missing"); log("ready"); log("no-ticket"); })';
    const out = execFileSync(process.execPath, ["-e", script], {
      env: { PATH: process.env.PATH, NODE_ENV: "test", ...env },
      encoding: "utf8",
    });
    expect(out).toMatch(expected);
  });
});
