import { expect, test } from "vitest";
import { listen } from "../gateways/testing/loopback.ts";
import { knock } from "./knock.ts";

test.each<[string, string, object]>([
  ["no address", "help.example.com", {}],
  ["an address of something else", "ftp://help.example.com", {}],
  ["a port that is none", "http://help.example.com:99999", {}],
])("%s is told, and nothing is thrown", async (_, url, asked) => {
  expect(await knock(url, asked)).toMatchObject({ trouble: "it is no web address" });
});

test("a header that cannot be written is told, and nothing is thrown", async () => {
  const site = await listen((_, response) => void response.end());
  expect(await knock(site.origin, { headers: { cookie: "ticket=a\nb" } })).toMatchObject({
    trouble: expect.stringContaining("the request cannot be written"),
  });
  await site.close();
});
