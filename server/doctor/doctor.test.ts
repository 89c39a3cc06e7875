import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { good, wrong } from "./finding.ts";
import { chapterLines, summaryLine } from "./report-lines.ts";

// The command itself, in the moment before there is anything: without content it has little to read.
const bare: NodeJS.ProcessEnv = {
  NODE_ENV: "test",
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  CONTENT_DIR: mkdtempSync(join(tmpdir(), "no-content-")),
};

function doctor(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ exitCode: number; stdout: string; stderr: string }>((resolve) => {
    const command = ["--import", "tsx", "server/doctor/print-doctor.ts", ...args];
    const child = execFile(process.execPath, command, { env: { ...bare, ...env } }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const findingsSchema = z.array(
  z.object({
    about: z.string(),
    tried: z.string(),
    result: z.enum(["good", "wrong", "unknown", "unused"]),
    says: z.string(),
    remedy: z.string().optional(),
  }),
);

test("a command line that it does not know ends it with 2 and the reason", async () => {
  const [option, key] = await Promise.all([
    doctor(["--uri", "https://help.example.com"]),
    doctor(["--key", "package.json"]),
  ]);
  expect(option).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--uri") });
  expect(key).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("private Ed25519 or P-256 key") });
});

test.each([
  ["help.example.com", "must be a web address"],
  ["https://help.example.com?x=1", "must have nothing after the host"],
  ["https://help.example.com/en", "must have nothing after the host"],
  ["https://kim:hunter2@help.example.com", "must hold no user and no password"],
])("--url is read as BASE_URL is, and a password in it is not printed: %s", async (url, says) => {
  const { exitCode, stdout, stderr } = await doctor(["--url", url]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(`--url ${says}`) });
  expect(stdout + stderr).not.toContain("hunter2");
});

test("every neighbour missing: each is named with what to do, and no secret is printed", async () => {
  const whsec = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString("base64")}`;
  const secrets = {
    RESEND_SECRET: whsec(1),
    DELIVERY_EVENTS_SECRET: whsec(2),
    TWILIO_AUTH_TOKEN: "not-the-shape-of-a-token",
    MAILGUN_SIGNING_KEY: "key-0123456789abcdef0123456789abcdef",
    DELIVERY_HASH_KEY: "a key of at least thirty-two characters",
    POSTMARK_WEBHOOK_SECRET: "postmark password of twenty-four",
  };
  const env = {
    ...secrets,
    BASE_URL: "http://localhost:9",
    TRUSTED_PROXIES: "1",
    DATABASE_URL: "postgres://wizard:hunter2-hunter2@localhost:9/wizard",
    TICKET_JWKS_URL: "http://localhost:9/jwks.json?key=hunter3-hunter3",
    TICKET_ISSUER: "http://localhost:9",
    RESEND_URL: "http://localhost:9/resend?key=hunter4-hunter4",
  };
  const { exitCode, stdout, stderr } = await doctor(["--json"], env);
  expect(exitCode).toBe(1);
  const findings = findingsSchema.parse(JSON.parse(stdout));
  const wrong = findings.filter(({ result }) => result === "wrong");
  expect(new Set(wrong.map(({ about }) => about))).toEqual(
    new Set(["Secrets", "Content", "Database", "Tickets", "New codes"]),
  );
  for (const { result, remedy } of findings) expect(remedy !== undefined).toBe(result !== "good");
  for (const secret of Object.values(secrets)) expect(stdout + stderr).not.toContain(secret);
  expect(stdout + stderr).not.toMatch(/hunter\d/);
});

test("people read each finding in a line, and under it what to do", () => {
  const findings = [wrong("Node", "18.0.0", "Install Node 20."), good("Disk", "700 MB free")];
  expect(chapterLines({ about: "Machine", findings })).toEqual([
    ...["", "Machine", "  ✗ Node: 18.0.0", "      → Install Node 20.", "  ✓ Disk: 700 MB free"],
  ]);
  expect(chapterLines({ about: "Machine", findings: [] })).toEqual([]);
  expect(summaryLine(findings)).toBe("1 good, 1 wrong, 0 unknown, 0 unused");
});
