import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { virtual as Virtual } from "@guidepup/virtual-screen-reader";
import type { Page } from "@playwright/test";

declare global {
  interface Window {
    reader: typeof Virtual;
  }
}

/** Says what screen readers say by the ARIA specifications, over the document that is open. It needs a page opened with `bypassCSP`. */
export class ScreenReader {
  private heard = 0;

  private constructor(private readonly page: Page) {}

  static async startOn(page: Page): Promise<ScreenReader> {
    await page.evaluate(async (text) => {
      const { virtual } = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
      window.reader = virtual;
      await virtual.start({ container: document.body });
    }, source);
    return new ScreenReader(page);
  }

  /** What was said since the last call: what took the focus, and after "polite:" what came without it. */
  async hear(): Promise<string[]> {
    const log = await this.page.evaluate(() => window.reader.spokenPhraseLog());
    const said = log.slice(this.heard);
    this.heard = log.length;
    return said;
  }

  /** The page from its top to its end, a phrase for each part; folded parts as well, unlike a real one. */
  async readAll(): Promise<string[]> {
    await this.hear();
    await this.page.evaluate(async (mostParts) => {
      const { reader } = window;
      await reader.stop();
      await reader.start({ container: document.body });
      for (let count = 0; count < mostParts; count++) {
        await reader.next();
        if ((await reader.lastSpokenPhrase()) === "end of document") break;
      }
    }, 800);
    this.heard = 0;
    return this.hear();
  }
}

const source = readFileSync(fileURLToPath(import.meta.resolve("@guidepup/virtual-screen-reader/browser.js")), "utf8");
