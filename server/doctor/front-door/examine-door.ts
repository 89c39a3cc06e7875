import { z } from "zod";
import { parseJson } from "../../json-body.ts";
import { clockFindings } from "../clock.ts";
import { type Finding, good, unknown, wrong } from "../finding.ts";
import { knock } from "../knock.ts";
import { examineForm } from "./examine-form.ts";
import { headerFindings } from "./headers.ts";

export interface Door {
  /** Where people come in, without a slash at the end. */
  url: string;
  /** Somebody said that it runs there; else it is only looked for. */
  isSure: boolean;
  /** BASE_URL of the settings that are examined. */
  baseUrl: string;
  /** A language of the content. */
  locale: string;
}

/** The running wizard, as people reach it; `isOpen` says whether it is worth asking more. */
export async function examineDoor(door: Door): Promise<{ findings: Finding[]; isOpen: boolean }> {
  const { url, isSure, locale } = door;
  const tried = `Wizard at ${url}`;
  const health = await knock(`${url}/api/health`);
  if ("trouble" in health) {
    const finding = isSure
      ? wrong(tried, health.trouble, health.remedy)
      : unknown(
          tried,
          "nothing runs there yet",
          "Start it, and run npm run doctor -- --url with the address that people see.",
        );
    return { findings: [finding], isOpen: false };
  }
  const said = healthSchema.safeParse(parseJson(health.body)).data;
  if (!said) {
    const says = `something else replies there (${health.status})`;
    const remedy = "Let the proxy pass every path on to the wizard, unchanged; or correct the address.";
    return { findings: [isSure ? wrong(tried, says, remedy) : unknown(tried, says, remedy)], isOpen: false };
  }
  const page = await knock(`${url}/${locale}`, { headers: { accept: "text/html" } });
  const findings = [
    healthFinding(tried, said),
    ...addressFindings(door),
    ...clockFindings("Clock of the wizard", health),
    ...("trouble" in page ? [wrong(`GET /${locale}`, page.trouble, page.remedy)] : headerFindings(page, door)),
    ...(await plainFindings(url)),
    await examineForm(door),
  ];
  return { findings, isOpen: true };
}

const healthSchema = z.object({ status: z.enum(["ok", "unavailable"]), part: z.string().optional() });

function healthFinding(tried: string, { status, part = "" }: z.infer<typeof healthSchema>): Finding {
  if (status === "ok") return good(tried, "is up, with content and database");
  return wrong(tried, `is up, but not well: ${part}`, parts.get(part) ?? "Look into its log.");
}

const parts = new Map([
  ["database", "Look at the findings about the database, from the machine where the wizard runs."],
  ["content", "Run npm run content:check there."],
  ["outbox", "Codes wait and are not sent: look at the findings about the gateway, and into the log."],
  ["stopping", "It is about to end; ask again when the new one is up."],
]);

function addressFindings({ url, isSure, baseUrl }: Door): Finding[] {
  if (!isSure || new URL(url).origin === new URL(baseUrl).origin) return [];
  return [
    wrong(
      "Address",
      `people come to ${url}, and BASE_URL here is ${baseUrl}`,
      `Set BASE_URL to ${url}: cookies and links go by it.`,
    ),
  ];
}

/** Who types the address without https has to be sent on. */
async function plainFindings(url: string): Promise<Finding[]> {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== "https:" || port !== "") return [];
  const tried = `http://${hostname}`;
  const reply = await knock(`http://${hostname}/`);
  if ("trouble" in reply) return [good(tried, "nobody replies without https")];
  const location = reply.headers.location?.[0] ?? "";
  return [
    reply.status >= 300 && reply.status < 400 && location.startsWith("https:")
      ? good(tried, "sends on to https")
      : wrong(tried, `replies ${reply.status} without https`, "Redirect http to https in the proxy."),
  ];
}
