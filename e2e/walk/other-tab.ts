import type { APIRequestContext, APIResponse } from "@playwright/test";
import { demoUrl } from "../stage/demo-site.ts";

/**
 * Another tab of the same browser, on pages of the demo's sign-in site: mailbox, phone, the sign-in that waits. It follows links and sends forms as they
 * stand in the markup, and draws nothing, since what these pages look like is no promise of the wizard.
 */
export class OtherTab {
  #url = demoUrl;
  #markup = "";

  /** `request` has the cookies of the browser. */
  constructor(private readonly request: APIRequestContext) {}

  /** Where it is. */
  get url(): string {
    return this.#url;
  }

  async open(path: string): Promise<void> {
    await this.#show(await this.request.get(new URL(path, demoUrl).href));
  }

  /** Loads the page again. */
  async reload(): Promise<void> {
    await this.open(this.#url);
  }

  async follow(link: string | RegExp): Promise<void> {
    const links = [...this.#markup.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)];
    const found = links.find(([, , label = ""]) => isCalled(label, link));
    if (!found) throw new Error(`no link ${link} on ${this.#url}: ${this.text()}`);
    await this.open(plain(found[1] ?? ""));
  }

  /** Sends the first form that has this button, with what is `typed` into its fields by their names. */
  async press(button: string, typed: Readonly<Record<string, string>> = {}): Promise<void> {
    const forms = [...this.#markup.matchAll(/<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
    const found = forms.find(([, , inside = ""]) =>
      [...inside.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].some(([, label = ""]) => isCalled(label, button)),
    );
    if (!found) throw new Error(`no button ${button} on ${this.#url}: ${this.text()}`);
    const [, action = "", inside = ""] = found;
    const form = { ...fieldsOf(inside), ...typed };
    await this.#show(await this.request.post(new URL(action, demoUrl).href, { form }));
  }

  /** What stands in the fields of the page, by their names. */
  fields(): Record<string, string> {
    return fieldsOf(this.#markup);
  }

  /** The text in main. */
  text(): string {
    return plain(/<main.*?<\/main>/s.exec(this.#markup)?.[0] ?? "");
  }

  async #show(response: APIResponse): Promise<void> {
    if (!response.ok()) throw new Error(`${response.url()} answers ${response.status()}`);
    this.#url = response.url();
    this.#markup = await response.text();
  }
}

function fieldsOf(markup: string): Record<string, string> {
  const inputs = [...markup.matchAll(/<input[^>]*>/g)].map(([input]) => [
    attribute(input, "name"),
    attribute(input, "value"),
  ]);
  return Object.fromEntries(inputs);
}

function attribute(tag: string, name: string): string {
  return plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

function isCalled(label: string, name: string | RegExp): boolean {
  return typeof name === "string" ? plain(label) === name : name.test(plain(label));
}

/** Text without markup, as it is read. */
function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, " ")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, " ")
    .trim();
}
