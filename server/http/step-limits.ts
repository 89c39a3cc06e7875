import { blockLimit } from "./block-limit.ts";

/**
 * Takes one step of whoever asks; what the door keeps for everybody is not counted. A person reads one in half a minute, and a bot of an office that
 * talks to a thousand people at once asks for thirty a second.
 */
export const takeStep = blockLimit("step", {
  perBlock: { burst: 600, perSecond: 60 },
  ofAll: { burst: 10_000, perSecond: 3_000 },
});
