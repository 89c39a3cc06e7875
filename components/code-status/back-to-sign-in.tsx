"use client";

import type { MouseEvent } from "react";
import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";

export interface SignInWay {
  text: string;
  url: string;
}

/** The way back for whoever came from signing in: to the tab they came from where it is still open, else to the address. `isIcon`: where there is no room for words. */
export function BackToSignIn({ text, url, isIcon = false }: SignInWay & { isIcon?: boolean }) {
  if (!isIcon)
    return (
      <a href={url} className={buttonStyle.quiet} data-for="sign-in" onClick={goToTab}>
        {text}
      </a>
    );
  return (
    <a
      href={url}
      className="grid size-14 shrink-0 place-items-center text-accent"
      aria-label={text}
      title={text}
      data-for="sign-in"
      onClick={goToTab}
    >
      <Icon shape="outside" />
    </a>
  );
}

/** Browsers do not say whether the other tab came to the front, so it is looked at: whoever still sees this page is led on by the address. */
function goToTab(event: MouseEvent<HTMLAnchorElement>) {
  const tab: Window | null = window.opener;
  if (!tab || tab.closed || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const { href } = event.currentTarget;
  tab.focus();
  setTimeout(() => document.visibilityState === "visible" && location.assign(href), 300);
}
