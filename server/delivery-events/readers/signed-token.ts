import { compactVerify } from "jose";
import { parseJson } from "../../json-body.ts";
import { isRecord } from "./lenient.ts";

/** What a token says that was made with `secret` (HMAC); `undefined` for any other. Its times are not looked at. */
export async function claimsOf(token: string, secret: string): Promise<Record<string, unknown> | undefined> {
  try {
    const { payload } = await compactVerify(token, Buffer.from(secret, "utf8"), {
      algorithms: ["HS256", "HS384", "HS512"],
    });
    const claims = parseJson(Buffer.from(payload).toString("utf8"));
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
