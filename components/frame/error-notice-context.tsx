"use client";

import { createContext, type ReactNode, useContext } from "react";

const Notice = createContext<ReactNode>(null);

/** Carries what stands in the place of a page that failed; it must be at hand when the server cannot be asked for it. */
export const ErrorNoticeProvider = Notice.Provider;

/** What stands there, in the language of the page that failed. */
export function useErrorNotice(): ReactNode {
  return useContext(Notice);
}
