import { z } from "zod";
import type { ContentFiles } from "../../content/parsing/content-files.ts";
import type { Problem } from "../../content/problem.ts";
import { parseYaml, suggestion } from "../../content/yaml/yaml-source.ts";

/** Fact → value → hosts whose pages are the maker's own; every host below one counts as well. */
export type Makers = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const host = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "write a host without https:// and path, like example.com");
const makersSchema = z.record(z.string(), z.record(z.string(), z.array(host)));
const makersFile = "makers.yaml";

/** Reads `content/makers.yaml`, which may be missing. Whoever makes a product that `facts` do not name is an error. */
export function readMakers(
  files: ContentFiles,
  facts: ReadonlyMap<string, { values: readonly { id: string }[] }>,
): { makers: Makers; problems: Problem[] } {
  const text = files.get(makersFile);
  if (text === undefined) return { makers: {}, problems: [] };
  const { value, problems, source } = parseYaml(makersFile, text, makersSchema);
  const makers = value ?? {};
  const report = (message: string, path: string[]) =>
    problems.push({ file: makersFile, ...source.atKey(path), message, severity: "error" });
  for (const [fact, hosts] of Object.entries(makers)) {
    const known = facts.get(fact)?.values.map(({ id }) => id);
    if (!known) report(`unknown fact "${fact}"${suggestion(fact, [...facts.keys()])}`, [fact]);
    for (const id of Object.keys(hosts).filter((one) => known && !known.includes(one)))
      report(`unknown ${fact} "${id}"${suggestion(id, known ?? [])}`, [fact, id]);
  }
  return { makers, problems };
}

/** Whether the page is one of a maker of what the steps are for. */
export function isMakersOwn(
  makers: Makers,
  conditions: ReadonlyMap<string, readonly string[]>,
  address: string,
): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  const hosts = [...conditions].flatMap(([fact, values]) => values.flatMap((value) => makers[fact]?.[value] ?? []));
  return hosts.some((own) => hostname === own || hostname.endsWith(`.${own}`));
}
