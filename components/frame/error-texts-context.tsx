"use client";

import { createContext, useContext } from "react";
import type { ErrorTexts } from "./error-texts.ts";

const Texts = createContext<ErrorTexts | null>(null);

/** Carries the words of the error page, which must be at hand when the server cannot be asked for them. */
export const ErrorTextsProvider = Texts.Provider;

/** The words of the error page, in the language of the page that failed. */
export function useErrorTexts(): ErrorTexts | null {
  return useContext(Texts);
}
