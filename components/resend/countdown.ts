"use client";

import { useEffect, useState } from "react";

export interface Countdown {
  /** Whole seconds left, never below 1; `null` when nothing is counted. */
  seconds: number | null;
  /** The number to read out: the one at the start, then every half minute. */
  said: number | null;
}

/** Counts down to `time` (epoch milliseconds of this browser), once a second. `say` makes the present number the one to read out. */
export function useCountdown(time: number | null): Countdown & { say: () => void } {
  const [count, setCount] = useState<Countdown>(nothing);
  useEffect(() => {
    if (time === null) return setCount(nothing);
    const update = () => setCount((before) => countTo(time, before));
    update();
    const timer = setInterval(update, 1000);
    return () => clearInterval(timer);
  }, [time]);
  const say = () => setCount(({ seconds }) => ({ seconds, said: seconds }));
  return { ...(time === null ? nothing : count), say };
}

const nothing: Countdown = { seconds: null, said: null };

function countTo(time: number, { said }: Countdown): Countdown {
  const seconds = Math.max(1, Math.ceil((time - Date.now()) / 1000));
  return { seconds, said: said === null || seconds % 30 === 0 ? seconds : said };
}
