import { Agent, request } from "node:http";

export interface Asked {
  path: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
  /** The status that is right. */
  gives: number;
}

/** Sends `count` requests, each made by `next`, to each of the servers at `origins` as fast as `atOnce` lines to it allow. Throws when a reply is not right. */
export async function askInTurn(origins: readonly string[], count: number, atOnce: number, next: () => Asked) {
  const agent = new Agent({ keepAlive: true });
  let left = count;
  await Promise.all(origins.flatMap((origin) => Array.from({ length: atOnce }, () => lane(origin))));
  agent.destroy();

  async function lane(origin: string) {
    while (left-- > 0) {
      const { path, gives, ...asked } = next();
      const status = await statusOf(origin + path, agent, asked);
      if (status !== gives) throw new Error(`${origin}${path} gives ${status}.`);
    }
  }
}

function statusOf(url: string, agent: Agent, { body, ...asked }: Pick<Asked, "method" | "headers" | "body">) {
  return new Promise<number | undefined>((resolve, reject) => {
    request(url, { agent, ...asked }, (response) => {
      response.on("error", reject).on("end", () => resolve(response.statusCode));
      response.resume();
    })
      .on("error", reject)
      .end(body);
  });
}
