/** The little of negotiator 1.0 that the server uses; the types that others keep are of 0.6, which knows no `preferred`. */
declare module "negotiator" {
  export default class Negotiator {
    constructor(request: { headers: Record<string, string | string[] | undefined> });
    encoding(available: string[], options: { preferred: string[] }): string | undefined;
    language(available: string[]): string | undefined;
  }
}
