"use client";

import { createContext, type ReactNode, useContext } from "react";

/** What any page may have to say, and seldom does. It comes with the frame, so that no step carries it again. */
export interface SaidOnce {
  /** In the place of a page that failed; it must be at hand when the server cannot be asked for it. */
  failed: ReactNode;
  /** That a text is on the clipboard, and that the browser did not allow it. */
  copied: string;
  byHand: string;
}

const Said = createContext<SaidOnce>({ failed: null, copied: "", byHand: "" });

/** Stands around every page (app/[locale]/layout.tsx). */
export const SaidOnceProvider = Said.Provider;

/** The words, in the language of the page. */
export function useSaidOnce(): SaidOnce {
  return useContext(Said);
}
