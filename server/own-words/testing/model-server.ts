import type { ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { type Loopback, listen } from "../../gateways/testing/loopback.ts";

/** What a model server may do with a question. */
export type Mood =
  | "good"
  /** An id that nobody offered, ours, and ours again. */
  | "inventive"
  /** Prose instead of JSON, as models without a schema write. */
  | "chatty"
  /** JSON of another shape. */
  | "shapeless"
  /** A page, with status 200. */
  | "page"
  /** Blanks without end, fast. */
  | "endless"
  /** A gigabyte, by its own word. */
  | "huge"
  /** No answer, ever. */
  | "silent"
  /** A blank every 50 ms, and no end. */
  | "dripping"
  | "busy"
  | "broken"
  /** To another address, which would answer well. */
  | "moved"
  /** Cut in the middle of the answer. */
  | "cut";

export interface ModelServer extends Loopback {
  mood: Mood;
  /** The address of its chat completions. */
  readonly url: string;
  /** What it was asked, oldest first. */
  readonly questions: { path: string; text: string; raw: string }[];
  /** The checks it names, best first. */
  favourites: string[];
}

/** A real HTTP server that speaks the OpenAI chat shape, and takes only what it defines; with a `key`, only for who has it. */
export async function modelServer(key?: string): Promise<ModelServer> {
  const server: ModelServer = {
    mood: "good",
    questions: [],
    favourites: [],
    get url() {
      return `${server.origin}/v1/chat/completions`;
    },
    ...(await listen(async (request, response) => {
      response.shouldKeepAlive = false;
      const raw: unknown = await json(request);
      if (key && request.headers.authorization !== `Bearer ${key}`)
        return void response.writeHead(401).end('{"error":{"message":"Incorrect API key provided"}}');
      const question = questionSchema.safeParse(raw);
      if (!question.success) return void response.writeHead(400).end(z.prettifyError(question.error));
      const [, { content: text }] = question.data.messages;
      server.questions.push({ path: request.url ?? "", text, raw: JSON.stringify(raw) });
      const { items } = question.data.response_format.json_schema.schema.properties.checks;
      const offered = server.favourites.filter((check) => items.enum.includes(check));
      replies[server.mood](response, offered);
    })),
  };
  return server;
}

const json_schema = z.strictObject({
  name: z.string().regex(/^[\w-]{1,64}$/),
  strict: z.literal(true),
  schema: z.strictObject({
    type: z.literal("object"),
    required: z.tuple([z.literal("checks")]),
    additionalProperties: z.literal(false),
    properties: z.strictObject({
      checks: z.strictObject({
        type: z.literal("array"),
        maxItems: z.int(),
        items: z.strictObject({ type: z.literal("string"), enum: z.array(z.string()).min(1) }),
      }),
    }),
  }),
});
const questionSchema = z.strictObject({
  model: z.string().optional(),
  temperature: z.number(),
  max_tokens: z.int().positive(),
  stream: z.literal(false),
  messages: z.tuple([
    z.strictObject({ role: z.literal("system"), content: z.string() }),
    z.strictObject({ role: z.literal("user"), content: z.string() }),
  ]),
  response_format: z.strictObject({ type: z.literal("json_schema"), json_schema }),
});

type Reply = (response: ServerResponse, offered: string[]) => void;

const say = (response: ServerResponse, content: string) => response.end(completion(content));
const announce = (response: ServerResponse, length: number) => response.writeHead(200, { "content-length": length });

const replies: Record<Mood, Reply> = {
  good: (response, offered) => say(response, JSON.stringify({ checks: offered })),
  inventive: (response, offered) => say(response, JSON.stringify({ checks: ["buy-now", ...offered, ...offered] })),
  chatty: (response) => say(response, "Sure! It is most likely a full mailbox."),
  shapeless: (response, [id]) => say(response, JSON.stringify({ checks: [{ id }], title: "Call this number" })),
  page: (response) => response.end("<h1>Welcome</h1>"),
  endless(response) {
    const block = " ".repeat(16 * 1024);
    const pour = () => {
      while (!response.destroyed && response.write(block));
    };
    response.on("drain", pour);
    pour();
  },
  huge: (response) => announce(response, 1_000_000_000).write(" "),
  silent() {},
  dripping(response) {
    const drip = setInterval(() => response.write(" "), 50);
    response.once("close", () => clearInterval(drip));
  },
  busy: (response) => response.writeHead(429, { "retry-after": "7" }).end(),
  broken: (response) => response.writeHead(500).end("<h1>Oops</h1>"),
  moved: (response) => response.writeHead(307, { location: "/elsewhere" }).end(),
  cut: (response) => announce(response, 500).write('{"choices":[', () => response.destroy()),
};

/** As the servers of models write it, with what nobody reads. */
function completion(content: string): string {
  return JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_795_356_060,
    model: "small",
    choices: [{ index: 0, message: { role: "assistant", content }, logprobs: null, finish_reason: "stop" }],
    usage: { prompt_tokens: 900, completion_tokens: 12, total_tokens: 912 },
  });
}
