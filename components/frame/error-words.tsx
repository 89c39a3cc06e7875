"use client";

import { createContext, useContext } from "react";

export interface ErrorText {
  question: string;
  body: string;
  retry: string;
  human: string;
  /** Path of the ways to a human. */
  help: string;
}

const Words = createContext<ErrorText | null>(null);

/** Carries the words of the error page, which must be at hand when the server cannot be asked for them. */
export const ErrorWords = Words.Provider;

/** The words of the error page, in the language of the page that failed. */
export function useErrorWords(): ErrorText | null {
  return useContext(Words);
}
