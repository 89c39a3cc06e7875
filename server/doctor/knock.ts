import { type OutgoingHttpHeaders, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";

export interface Asked {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string;
}

/** What came back from an address. */
export interface Reply {
  status: number;
  /** In small letters, each as often as it came. */
  headers: NodeJS.Dict<string[]>;
  /** The beginning of the body. */
  body: string;
  /** How far the clock there is ahead of ours, as far as the reply proves it; `null` when it tells no time. */
  secondsAhead: number | null;
}

/** Nothing came back. */
export interface Silence {
  trouble: string;
  remedy: string;
}

const longestBody = 512 * 1_024;
const mostMilliseconds = 10_000;

/**
 * One request, as it is: no redirect is followed, and headers that `fetch` keeps for itself can be sent. Never rejects.
 */
export async function knock(url: string | URL, asked: Asked = {}): Promise<Reply | Silence> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    return { trouble: "it is no web address", remedy: "Write one that begins with http:// or https://." };
  const target = new URL(url);
  try {
    return await exchange(target, asked);
  } catch (cause) {
    // Node refuses headers and methods that cannot be written.
    return silence(cause, target.host);
  }
}

function exchange(target: URL, { method = "GET", headers = {}, body }: Asked): Promise<Reply | Silence> {
  const send = target.protocol === "https:" ? secureRequest : plainRequest;
  const began = Date.now();
  return new Promise((resolve) => {
    const fail = (cause: unknown) => resolve(silence(cause, target.host));
    const sent = send(target, { method, headers, agent: false, signal: AbortSignal.timeout(mostMilliseconds) });
    sent.on("error", fail);
    sent.on("response", (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      const secondsAhead = aheadOf(response.headers.date, began, Date.now());
      const finish = () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headersDistinct,
          body: Buffer.concat(parts).toString("utf8"),
          secondsAhead,
        });
      response.on("data", (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length <= longestBody) return;
        finish();
        sent.destroy();
      });
      response.on("end", finish).on("error", fail);
    });
    sent.end(body);
  });
}

/** The clock tells whole seconds, somewhere between request and reply: only what is beyond that counts. */
function aheadOf(date: string | undefined, began: number, ended: number): number | null {
  const theirs = Date.parse(date ?? "");
  if (Number.isNaN(theirs)) return null;
  const difference = theirs + 500 - (began + ended) / 2;
  const unsure = (ended - began) / 2 + 500;
  return Math.sign(difference) * Math.round(Math.max(0, Math.abs(difference) - unsure) / 1_000);
}

function silence(cause: unknown, host: string): Silence {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const isLate = cause instanceof Error && cause.name === "AbortError";
  if (isLate || code === "ETIMEDOUT")
    return {
      trouble: `no reply from ${host} within ${mostMilliseconds / 1_000} seconds`,
      remedy: "Look for a firewall between this machine and that one, and whether the server there is busy.",
    };
  const [, words, remedy] = troubles.find(([shape]) => shape.test(code)) ?? [
    null,
    "the connection failed",
    "Ask for the address from this machine with curl -v, and put right what it says.",
  ];
  return { trouble: `${host}: ${words}${code ? ` (${code})` : ""}`, remedy };
}

const troubles: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    "no such host name",
    "Check the host for a slip, and that this machine can look the name up.",
  ],
  [/^ECONNREFUSED$/, "nobody listens there", "Start the server there, or correct the port in the address."],
  [
    /^(EHOSTUNREACH|ENETUNREACH)$/,
    "there is no way to this host",
    "Open the way in the network, or correct the address.",
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/,
    "its certificate is not trusted",
    "Let the server send its whole chain and a certificate for this name. With an authority of your own set NODE_EXTRA_CA_CERTS to its file.",
  ],
  [
    /^(EPROTO|ERR_SSL)/,
    "it does not speak https there",
    "Write http:// if it is a host of your own network; else put TLS in front.",
  ],
  [/^(ECONNRESET|EPIPE)$/, "it closed the connection", "Look into the log of the server or proxy there."],
  [
    /^ERR_(INVALID_CHAR|INVALID_HTTP_TOKEN|HTTP_INVALID_HEADER_VALUE|UNESCAPED_CHARACTERS)$/,
    "the request cannot be written",
    "Look for line ends and letters that are not ASCII in what was passed.",
  ],
  [/^HPE_/, "it does not speak HTTP there", "Correct the port in the address."],
];
