"use client";

import { useQuery } from "@tanstack/react-query";
import { useMachine } from "@xstate/react";
import { useEffect, useRef, useState } from "react";
import { fromPromise } from "xstate";
import { resendMachine } from "#machines/code-status/press-machine.ts";
import type { PressResult } from "#machines/code-status/press-result.ts";
import { canProveWork, codeStatusClient, codeStatusQuery } from "../code-status/code-status-query.ts";
import { useCountdown } from "./countdown.ts";

/** The server action of a press: with a proof of work, or `null` from a browser that cannot make one. */
export type Press = (proof?: string | null) => Promise<PressResult>;

/**
 * What the server said last about the code, followed, and the press on "Send a new code". `onAccepted` runs when a press of this page leads to a send.
 * Needs the client of `code-status-query.ts` around it.
 */
export function useResend(press: Press, onAccepted?: () => void) {
  const { data: status, dataUpdatedAt } = useQuery(codeStatusQuery);
  const accepted = useRef(onAccepted);
  accepted.current = onAccepted;
  const [machine] = useState(() =>
    resendMachine.provide({
      actors: { press: fromPromise(() => pressAndSee(press, () => accepted.current?.())) },
    }),
  );
  const [snapshot, send] = useMachine(machine);
  const isReady = snapshot.matches("idle") || snapshot.matches("failed");
  const { seconds, said, say } = useCountdown(isReady ? null : snapshot.context.readyAt);

  useEffect(() => {
    if (status) send({ type: "SEEN", status, at: dataUpdatedAt, now: Date.now() });
  }, [status, dataUpdatedAt, send]);

  return {
    seen: snapshot.context.seen,
    state: String(snapshot.value),
    /** The last press got lost, and it is the site that has to be mended. */
    isSetUpLost: snapshot.matches("failed") && snapshot.context.isSetUpLost,
    isReady,
    /** Of the wait for the next press: to show, and to read out. */
    seconds,
    said,
    press: () => {
      // A press during the wait is told what is left of it.
      say();
      send({ type: "PRESS" });
    },
  };
}

/** Loads the proof of work only for a press that needs one. What the page knows may be old, so the server is asked first when in doubt. */
async function pressWithProof(press: Press) {
  if (!canProveWork()) return press(null);
  const known = codeStatusClient.getQueryData(codeStatusQuery.queryKey);
  if (!known?.resend.needsProof) {
    const result = await press();
    if (result.accepted || result.status.resend.state !== "ready") return result;
  }
  const { proveWork } = await import("./proof-of-work.ts");
  return press(await proveWork());
}

async function pressAndSee(press: Press, onAccepted: () => void) {
  // A status that is still under way was asked for before the press.
  await codeStatusClient.cancelQueries(codeStatusQuery);
  const { accepted, status } = await pressWithProof(press);
  codeStatusClient.setQueryData(codeStatusQuery.queryKey, status);
  if (accepted) onAccepted();
  return { status, at: Date.now() };
}
