"use client";

import { useEffect, useState } from "react";

/** Whole seconds until `time` (epoch milliseconds of this browser), counting down once a second and never below 1; `null` without a time. */
export function useSecondsUntil(time: number | null): number | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    if (time === null) return setSeconds(null);
    const count = () => setSeconds(Math.max(1, Math.ceil((time - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [time]);
  return time === null ? null : seconds;
}
