import { cutPersonal } from "#machines/input/cut-personal.ts";
import { likelyLanguages } from "#machines/own-words/likely-languages.ts";
import { matchWords } from "#machines/own-words/match-words.ts";
import { viewMatch } from "#machines/wizard/views/view-match.ts";
import { getContent } from "#server/content/content.ts";
import { wordIndexOf } from "#server/content/word-indexes.ts";
import { readMatchRequest } from "#server/http/match-request.ts";
import { tokenBuckets } from "#server/http/token-buckets.ts";
import { addressBlockHash } from "#server/resend/address-block-hash.ts";

const headers = { "cache-control": "no-store" };
// A person types a few sentences, a bot of an office many; one match costs about a millisecond.
const perBlock = { burst: 60, perSecond: 2 };
const ofAll = { burst: 600, perSecond: 100 };
const buckets = tokenBuckets(10_000);

/** Own words to checks. The words are read, forgotten and never logged. 400, 413, 415 with the reason; 429 with the seconds to wait. */
export async function POST(request: Request): Promise<Response> {
  const block = addressBlockHash(request.headers.get("x-forwarded-for"));
  const wait = block ? buckets.take(block, perBlock, Date.now()) : buckets.take("all", ofAll, Date.now());
  if (wait > 0)
    return Response.json(
      { error: "too many requests" },
      { status: 429, headers: { ...headers, "retry-after": String(wait) } },
    );
  const content = getContent();
  const read = await readMatchRequest(content, request);
  if (!read.request) return Response.json({ error: read.reason }, { status: read.status, headers });
  const { channel, facts, locale } = read.request;
  const { text, cut } = cutPersonal(read.request.text);
  const languages = likelyLanguages(text, locale, content.settings.locales);
  const matched = matchWords(
    languages.map((language) => wordIndexOf(content, language)),
    text,
    { channel, facts },
  );
  return Response.json(viewMatch(content, locale, matched, { journey: { facts, answers: new Map() }, cut }), {
    headers,
  });
}
