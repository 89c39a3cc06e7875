import { expect, test } from "@playwright/test";

test("people who come at the same moment are all sent on to the first step", async ({ request }) => {
  // A path nobody has asked for yet: one request renders it, the others wait for the same answer.
  const path = `/en/email/no-such-check-${Date.now()}`;
  const crowd = Array.from({ length: 8 }, () => request.get(path, { maxRedirects: 0 }));
  for (const answer of [...(await Promise.all(crowd)), await request.get(path, { maxRedirects: 0 })]) {
    expect(answer.status()).toBe(307);
    const locations = answer.headersArray().filter(({ name }) => name.toLowerCase() === "location");
    expect(locations).toHaveLength(1);
    expect(locations[0]?.value).toMatch(/^\/en\/email\/[a-z-]+$/);
  }
});
