import { blockLimit } from "../http/block-limit.ts";

/** Takes one match of whoever asks. A person types a few sentences, a bot of an office many; one match costs about a millisecond. */
export const takeMatch = blockLimit("match", {
  perBlock: { burst: 60, perSecond: 2 },
  ofAll: { burst: 600, perSecond: 100 },
});
