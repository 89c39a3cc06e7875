import { createInterface } from "node:readline/promises";
import { fail, readCommandLine, reasonOf } from "../../command-line.ts";
import { env } from "../../env.ts";
import { readEnvFiles } from "../../env-files.js";
import { openFolder, openPostgres } from "../database.ts";
import { forgetDestination } from "./forget-destination.ts";
import { hashesOf } from "./hashes-of.ts";

// `npm run forget -- --destination-hash <hash>`, or `-- --address`, which asks for the address: deletes what is kept about where codes went, in the
// database of this environment. `--dry-run` only counts.
const { values } = readCommandLine({
  options: {
    "destination-hash": { type: "string", multiple: true, default: [] },
    address: { type: "boolean", default: false },
    "dry-run": { type: "boolean", default: false },
  },
});
readEnvFiles();

try {
  const hashes = await askedFor();
  const { database, close } = await open();
  const isTrial = values["dry-run"];
  const { codes, unsent, reports, locks } = await forgetDestination(database, hashes, isTrial);
  await close();
  console.info(
    `${isTrial ? "Would delete" : "Deleted"}: ${codes} codes asked for (${unsent} of them still to be sent), ${reports} reports, ${locks} locks.`,
  );
} catch (cause) {
  fail(reasonOf(cause));
}

async function askedFor(): Promise<string[]> {
  const given = values["destination-hash"].map((hash) => hash.trim().toLowerCase());
  const odd = given.find((hash) => !/^[0-9a-f]{16,128}$/.test(hash));
  if (odd !== undefined) throw new Error("A destination hash is 16 to 128 hexadecimal digits, as in your tickets.");
  if (!values.address && given.length === 0)
    throw new Error("Say what to forget: --destination-hash <hash>, or --address to be asked for it.");
  return values.address ? [...given, ...(await hashesOfAddress())] : given;
}

/** Asked for, and not taken from the command line: that stays in the history of the shell and is shown to everyone on the machine. */
async function hashesOfAddress(): Promise<string[]> {
  const { hashKey } = env().events;
  if (!hashKey)
    throw new Error(
      "DELIVERY_HASH_KEY is not set, so reports are kept without where they went: there is nothing under an address.",
    );
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const address = await terminal.question("Address or phone number, with the country: ");
  terminal.close();
  if (address.trim() === "") throw new Error("No address was given.");
  return hashesOf(address, hashKey);
}

function open() {
  const { DATABASE_URL, DATA_DIR } = env();
  // Nobody waits for a page here, and a month of reports is looked through.
  const patient = { connection: 10_000, statement: 600_000, reply: 610_000 };
  return DATABASE_URL ? openPostgres(DATABASE_URL, patient) : openFolder(DATA_DIR);
}
