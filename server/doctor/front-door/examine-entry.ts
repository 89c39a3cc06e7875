import { type Finding, good, unknown, wrong } from "../finding.ts";
import { knock, type Reply, type Silence } from "../knock.ts";
import { cookieFindings, cookiesOf } from "./entry-cookies.ts";
import { forgedTicket, type TicketMeans } from "./test-ticket.ts";

/** Goes in by tickets, as people do: with a forged one, which has to be refused kindly, and with a good one where there is one. */
export async function examineEntry(url: string, { ticket, sign }: TicketMeans): Promise<Finding[]> {
  const findings = await refusedKindly("Forged ticket", url, forgedTicket(), "ticket-invalid");
  if (findings.some(({ result }) => result === "wrong")) return findings;
  if (sign) findings.push(...(await refusedKindly("Ticket that has ended", url, await sign(3_600), "ticket-expired")));
  const whole = ticket ?? (await sign?.());
  if (whole === undefined) return [...findings, noTicket];
  if (ticket)
    findings.push(...(await refusedKindly("Ticket with a changed signature", url, tampered(ticket), "ticket-invalid")));
  return [...findings, ...(await enter(url, whole))];
}

const noTicket = unknown(
  "Good ticket",
  "there is none to try",
  "Pass one that your sign-in system made (-- --ticket …), or its private key for tests (-- --key file.jwk).",
);

/** A browser that opens the link. */
function follow(url: string, jws: string): Promise<Reply | Silence> {
  return knock(`${url}/start?ticket=${jws}`, {
    headers: {
      accept: "text/html",
      "sec-fetch-mode": "navigate",
      "sec-fetch-dest": "document",
      "sec-fetch-site": "cross-site",
    },
  });
}

async function refusedKindly(tried: string, url: string, jws: string, expected: string): Promise<Finding[]> {
  const reply = await follow(url, jws);
  if ("trouble" in reply) return [wrong(tried, reply.trouble, reply.remedy)];
  const problem = problemOf(reply);
  if (problem === null) return [notLed(tried, reply)];
  if (problem !== expected)
    return [wrong(tried, `is told as ${problem}`, problems.get(problem) ?? "Look into the log of the wizard.")];
  const kept = reply.headers["cache-control"]?.join() ?? "";
  if (!kept.includes("no-store") || reply.headers.age)
    return [
      wrong(tried, "the reply may be kept by a cache in front", "Never cache /start, and pass Cache-Control on."),
    ];
  const page = await knock(new URL(reply.headers.location?.[0] ?? "/", url));
  if ("trouble" in page || page.status !== 200)
    return [wrong(tried, "the page that says so does not come", "Let the proxy pass on queries on every path.")];
  return [good(tried, "is refused, and the page says why")];
}

function notLed(tried: string, { status }: Reply): Finding {
  if (status === 200)
    return wrong(
      tried,
      "people have to press a button first: the wizard is not told that a browser opened the link",
      "Pass on the headers Sec-Fetch-Mode and Sec-Fetch-Dest.",
    );
  if ([400, 403, 414, 431].includes(status))
    return wrong(
      tried,
      `replies ${status}: something in front does not let a long address through`,
      "Allow 6 kB for an address (large_client_header_buffers in nginx), and no rule against tickets in it.",
    );
  return wrong(
    tried,
    `replies ${status}`,
    "Let the proxy pass /start on with its query, and redirects back as they are.",
  );
}

/** Why a ticket led nowhere; `null` where the reply does not say it. */
function problemOf({ status, headers }: Reply): string | null {
  return status === 303 ? (/\/delivery\?problem=([a-z-]+)$/.exec(headers.location?.[0] ?? "")?.[1] ?? null) : null;
}

const problems = new Map([
  [
    "unavailable",
    "The wizard has no ticket keys, or cannot fetch them from where it runs, or its database is down: its log says which.",
  ],
  [
    "ticket-invalid",
    "The running wizard has other settings than these, or other keys: its log names the claim or the key.",
  ],
  ["ticket-expired", "Put the clocks right, or pass a fresh ticket."],
  ["ticket-used", "It was opened before; pass a fresh one."],
]);

async function enter(url: string, jws: string): Promise<Finding[]> {
  const tried = "Good ticket";
  const reply = await follow(url, jws);
  if ("trouble" in reply) return [wrong(tried, reply.trouble, reply.remedy)];
  const problem = problemOf(reply);
  if (problem)
    return [wrong(tried, `is refused: ${problem}`, problems.get(problem) ?? "Look into the log of the wizard.")];
  if (reply.status !== 303) return [notLed(tried, reply)];
  const cookies = cookiesOf(reply);
  const status = await knock(`${url}/api/delivery`, {
    headers: { cookie: cookies.map(({ pair }) => pair).join("; ") },
  });
  const isKnown = !("trouble" in status) && status.status === 200 && /"destination":"/.test(status.body);
  return [
    good(tried, `leads to ${reply.headers.location?.[0]}; it belongs to the doctor now and opens nowhere else`),
    ...cookieFindings(cookies, url),
    isKnown
      ? good("What the holder sees", "the wizard knows its ticket again")
      : wrong(
          "What the holder sees",
          "the wizard does not know its ticket again",
          "Pass Cookie and Set-Cookie on, and never cache /api/delivery.",
        ),
  ];
}

/** The last character but a few: the last one alone may hold bits that count for nothing. */
function tampered(jws: string): string {
  const at = jws.length - 8;
  return `${jws.slice(0, at)}${jws[at] === "A" ? "B" : "A"}${jws.slice(at + 1)}`;
}
