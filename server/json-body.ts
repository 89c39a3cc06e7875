import type { z } from "zod";
import { readRawBody } from "./raw-body.ts";

/** 2,000 characters, each written as two escapes of JSON, and the rest. */
const mostBytes = 32 * 1024;

type ReadJson<Json> = { json: Json; reason: null } | { json: null; status: 400 | 413 | 415; reason: string };

/** The JSON that a request brings, by its schema, or why it cannot be taken and with which status. Nothing of what it says is in the reason. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<ReadJson<z.output<Schema>>> {
  const refuse = (status: 400 | 413 | 415, reason: string) => ({ json: null, status, reason });
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    return refuse(415, "send JSON, with content-type: application/json");
  const body = await readRawBody(request, mostBytes);
  if (body === null) return refuse(413, `more than ${mostBytes} bytes`);
  const json = parseJson(body.toString("utf8"));
  if (json === undefined) return refuse(400, "this is not JSON");
  const read = schema.safeParse(json);
  return read.success ? { json: read.data, reason: null } : refuse(400, reasonOf(read.error.issues));
}

/** JSON that may be anything. `undefined` when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf([issue]: readonly z.core.$ZodIssue[]): string {
  const where = issue?.path.join(".");
  return `${where ? `${where}: ` : ""}${issue?.message ?? "not what is expected"}`;
}
