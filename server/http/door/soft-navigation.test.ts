import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { serve } from "#server/testing/http/test-site.ts";
import { softNavigations } from "./soft-navigation.js";

// As a browser sent it to Next 16.4.6.
const ahead = {
  rsc: "1",
  "next-router-prefetch": "1",
  "next-router-segment-prefetch": "/_tree",
  "next-url": "/en",
};
const whole = {
  rsc: "1",
  "next-router-state-tree":
    "%5B%22%22%2C%7B%22children%22%3A%5B%5B%22locale%22%2C%22en%22%2C%22d%22%2Cnull%5D%2C%7B%22children%22%3A%5B%5B%22path%22%2C%22email%2Fspam-folder%22%2C%22c%22%2Cnull%5D%2C%7B%22children%22%3A%5B%22__PAGE__%22%2C%7B%7D%2Cnull%2Cnull%2C1024%5D%7D%2Cnull%2C%22refetch%22%2C1024%5D%7D%2Cnull%2Cnull%2C1040%5D%7D%2Cnull%2Cnull%2C1040%5D",
  "next-url": "/en",
};

describe("a request of soft navigation", () => {
  it.each([
    ["ahead", "/en/email/spam-folder?_rsc=ry-B8umWgNEV4JR9", ahead],
    ["of a whole page", "/en/email/spam-folder?_rsc=AcA2294c6r3josLi", whole],
    ["without a state", "/en/email?_rsc", { rsc: "1" }],
    ["of a plain page", "/en/email?_rsc=anything", {}],
    ["of no page", "/api/v1/step?channel=email", { rsc: "1" }],
  ])("%s goes through", async (_, target, headers) => {
    expect(await ask(target, headers)).toEqual({ status: 200, location: undefined });
  });

  it.each([
    ["/en/email/spam-folder?_rsc=AcA2294c6r3josLi", ahead, "/en/email/spam-folder?_rsc=ry-B8umWgNEV4JR9"],
    ["/en/email/spam-folder?x=1", ahead, "/en/email/spam-folder?_rsc=ry-B8umWgNEV4JR9"],
    ["/en/delivery?problem=spent&_rsc=x", ahead, "/en/delivery?problem=spent&_rsc=ry-B8umWgNEV4JR9"],
    ["/en", { rsc: "1" }, "/en?_rsc"],
  ])("%s under a name that is not its own is sent on", async (target, headers, location) => {
    expect(await ask(target, headers)).toEqual({ status: 307, location });
  });
});

async function ask(target: string, headers: Record<string, string>) {
  const site = await serve(createServer(softNavigations((_, response) => response.end())));
  const reply = await site.ask({ target, headers });
  return { status: reply.status, location: reply.headers.location };
}
