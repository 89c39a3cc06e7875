import { describe, expect, test } from "vitest";
import { misspelled, parseEnv } from "./env.ts";

describe("the environment", () => {
  test("needs nothing: every variable has a default or switches a part off", () => {
    expect(parseEnv({})).toEqual({
      PORT: 3000,
      BASE_URL: "http://localhost:3000",
      secure: false,
      embedOrigins: [],
      CONTENT_DIR: "./content",
      DATA_DIR: ".data",
      offlinePages: true,
      countsOutcomes: true,
      DATABASE_URL: undefined,
      SIGN_IN_URL: undefined,
      returnOrigins: [],
      ticket: undefined,
      resend: undefined,
      reportsFor: [],
      events: {},
    });
  });

  test("REPORTS_FOR names channels, and nothing else", () => {
    expect(parseEnv({ REPORTS_FOR: "sms, email" }).reportsFor).toEqual(["email", "sms"]);
    expect(parseEnv({ REPORTS_FOR: "sms" }).reportsFor).toEqual(["sms"]);
    expect(() => parseEnv({ REPORTS_FOR: "yes" })).toThrowError(/REPORTS_FOR must be email, sms/);
  });

  test("RETURN_ORIGINS lists origins, and nothing after them", () => {
    const listed = parseEnv({ RETURN_ORIGINS: "https://www.example.com, http://localhost:3001" }).returnOrigins;
    expect(listed).toEqual(["https://www.example.com", "http://localhost:3001"]);
    for (const wrong of ["www.example.com", "https://www.example.com/code", "https://jo@www.example.com"])
      expect(() => parseEnv({ RETURN_ORIGINS: wrong })).toThrowError(/RETURN_ORIGINS must be origins/);
  });

  test("EMBED_ORIGINS names origins as browsers write them, and nothing that anybody on the way could change", () => {
    const origins = ["https://www.example.com", "https://shop.example.com:8443", "http://localhost:3001"];
    expect(parseEnv({ EMBED_ORIGINS: origins.join(" ") }).embedOrigins).toEqual(origins);
    expect(parseEnv({ EMBED_ORIGINS: origins.join(", ") }).embedOrigins).toEqual(origins);
    for (const wrong of [
      ...["*", "https://*.example.com", "www.example.com", "https://www.example.com/", "https://www.example.com/page"],
      ...["http://www.example.com", "https://WWW.example.com", "https://www.example.com:443", "null", "'self'"],
      "https://user@www.example.com",
    ])
      expect(() => parseEnv({ EMBED_ORIGINS: `https://www.example.com ${wrong}` }), wrong).toThrowError(
        /EMBED_ORIGINS must be origins(.|\n)*Wrong: /,
      );
  });

  test("an empty string counts as not set", () => {
    expect(parseEnv({ DATABASE_URL: "", PORT: "" })).toMatchObject({ DATABASE_URL: undefined, PORT: 3000 });
  });

  test("names every wrong variable and what would be right, in one message", () => {
    expect(() =>
      parseEnv({ PORT: "http", DATABASE_URL: "mysql://x", RESEND_URL: "localhost:1", RESEND_SECRET: "secret" }),
    ).toThrowError(
      /PORT must be a port number(.|\n)*DATABASE_URL must look like postgres:(.|\n)*RESEND_URL must be a web address(.|\n)*RESEND_SECRET must be whsec_/,
    );
  });

  test("points out names with a slip, and leaves alone what belongs to others", () => {
    const others = { PATH: "/bin", HOST: "x", NODE_ENV: "test", TEST_DATABASE_URL: "postgres://x", DEMO_PORT: "1" };
    expect(misspelled({ ...others, RESEND_URL: "x", RESEND_URLL: "x", TICKET_JWKS_ULR: "x" })).toEqual([
      "RESEND_URLL is not a setting. Did you mean RESEND_URL?",
      "TICKET_JWKS_ULR is not a setting. Did you mean TICKET_JWKS_URL?",
    ]);
  });

  test("one secret in both directions is refused, however it is written", () => {
    const bytes = Buffer.alloc(32, 7).toString("base64");
    const both = { RESEND_URL: "https://www.example.com/resend", RESEND_SECRET: `whsec_${bytes}` };
    const same = bytes.replace(/=+$/, "");
    expect(() => parseEnv({ ...both, DELIVERY_EVENTS_SECRET: `whsec_${same}` })).toThrowError(
      /DELIVERY_EVENTS_SECRET must not be the same as RESEND_SECRET/,
    );
    const other = Buffer.alloc(32, 8).toString("base64");
    expect(parseEnv({ ...both, DELIVERY_EVENTS_SECRET: `whsec_${other}` }).events.own).toBe(`whsec_${other}`);
  });

  test("ticket keys come by https, or from a host of the own network", () => {
    const TICKET_ISSUER = "https://www.example.com";
    const keysAt = (TICKET_JWKS_URL: string) => () => parseEnv({ TICKET_ISSUER, TICKET_JWKS_URL });
    expect(keysAt("http://www.example.com/jwks.json")).toThrowError(/TICKET_JWKS_URL must begin with https:/);
    for (const address of [
      "https://www.example.com/jwks.json",
      "http://sign-in:3001/jwks.json",
      "http://10.0.0.7/jwks.json",
    ])
      expect(keysAt(address)().ticket?.keys.url).toBe(address);
  });

  test("a level or a form of the log that does not exist is refused", () => {
    expect(() => parseEnv({ LOG_LEVEL: "verbose" })).toThrowError(/LOG_LEVEL must be one of fatal, error, warn/);
    expect(() => parseEnv({ LOG_FORMAT: "xml" })).toThrowError(/LOG_FORMAT must be json or pretty/);
  });

  test("takes public ticket keys in one line", () => {
    const TICKET_JWKS = '{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"2026-11","x":"AA"}]}';
    const { ticket } = parseEnv({ TICKET_JWKS, TICKET_ISSUER: "https://www.example.com" });
    expect(ticket?.keys.json).toBe(TICKET_JWKS);
  });

  test.each([
    [{ TICKET_JWKS_URL: "http://localhost:3001/.well-known/jwks.json" }, /TICKET_ISSUER must be set/],
    [{ RESEND_URL: "http://localhost:3001/resend" }, /RESEND_SECRET must be set/],
    [{ RESEND_SECRET: `whsec_${"a".repeat(32)}` }, /RESEND_URL must be set/],
    [{ TICKET_JWKS: "{}" }, /TICKET_JWKS must be a JSON web key set/],
    [{ TICKET_JWKS: '{"keys":[{"kty":"OKP","d":"private"}]}' }, /with public keys/],
    [{ TICKET_ISSUER: "https://www.example.com" }, /TICKET_JWKS_URL must be set with TICKET_ISSUER/],
    [{ PORT: "0" }, /PORT must be a port number from 1 to 65535/],
    [{ PORT: "65536" }, /PORT must be a port number from 1 to 65535/],
    [{ BASE_URL: "https://www.example.com/help" }, /BASE_URL must have nothing after the host/],
    [{ BASE_URL: "https://help.example.com?a=1" }, /BASE_URL must have nothing after the host/],
    [{ BASE_URL: "https://kim:secret@help.example.com" }, /BASE_URL must hold no user and no password/],
    [{ TRUSTED_PROXIES: "1" }, /DELIVERY_HASH_KEY must be set with TRUSTED_PROXIES/],
    [{ TRUSTED_PROXIES: "yes" }, /TRUSTED_PROXIES must be how many proxies/],
    [{ METRICS_PORT: "metrics" }, /METRICS_PORT must be a port number from 1 to 65535, for example 9464/],
    [{ PORT: "3000", METRICS_PORT: "3000" }, /METRICS_PORT must be another port than PORT/],
    [{ METRICS_TOKEN: "short" }, /METRICS_TOKEN must be at least 16 characters/],
    [{ MATCH_KEY: "sk-1" }, /MATCH_URL must be set with MATCH_MODEL or MATCH_KEY/],
    [{ MATCH_URL: "http://localhost:8080", MATCH_KEY: "a b" }, /MATCH_KEY must be the key alone/],
    [{ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "short" }, /16, 24 or 32 random bytes/],
  ])("refuses half a setting: %o", (given, message) => {
    expect(() => parseEnv(given)).toThrowError(message);
  });

  test.each([
    "https://model.example.com/v1/chat/completions",
    ...["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "10.1.2.3", "172.16.0.9", "192.168.1.5", "[fd12::1]"].map(
      (host) => `http://${host}/v1`,
    ),
    ...["model:8080", "model.internal", "model.local"].map((host) => `http://${host}/v1`),
  ])("an assistant may answer at %s", (url) => {
    expect(parseEnv({ MATCH_URL: url }).assistant).toEqual({ url, model: undefined, key: undefined });
  });

  test.each([
    ...["model.example.com", "8.8.8.8", "172.32.0.1", "169.254.169.254", "[2001:db8::1]"].map(
      (host) => `http://${host}`,
    ),
    "http://127.0.0.1.example.com",
    "https://user:password@model.example.com",
    "ftp://127.0.0.1",
    "127.0.0.1:8080",
  ])("an assistant at %s is refused: words of people do not go out in the open", (url) => {
    expect(() => parseEnv({ MATCH_URL: url })).toThrowError(/MATCH_URL must begin with https/);
  });

  test("cookies are Secure behind https, and a trailing slash of the address is dropped", () => {
    expect(parseEnv({ BASE_URL: "https://help.example.com/" })).toMatchObject({
      BASE_URL: "https://help.example.com",
      secure: true,
    });
  });
});
