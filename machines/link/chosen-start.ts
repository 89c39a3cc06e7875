import { pairOfSegment } from "../wizard/journey.ts";
import { type Channel, channels } from "../words.ts";

/** The page that an agent chose to start with, as the form sends it (`sms/sign.new-sim`); `null` where none was chosen, or nonsense. It comes before what the words say. */
export function readChosenStart(value: string): { channel: Channel; check: string } | null {
  const [name = "", segment = ""] = value.split("/");
  const channel = channels.find((known) => known === name);
  const [, check] = pairOfSegment(segment);
  return channel && check ? { channel, check } : null;
}
