import type { Reporter, TestCase } from "@playwright/test/reporter";

/** After the list: how many steps of the wizard lay between "Didn't get a code?" and the fix, for each trouble. */
export default class StepsReporter implements Reporter {
  readonly #rows = new Map<string, { fix: number; code: number | null }>();

  onTestEnd({ title, annotations }: TestCase): void {
    const stepsTo = (what: string) => {
      const found = annotations.find(({ type }) => type === `steps to the ${what}`);
      return found ? Number(found.description) : null;
    };
    const fix = stepsTo("fix");
    // The walk is the same without JavaScript; it counts once.
    const walk = title.replace("without JavaScript, ", "");
    if (fix !== null) this.#rows.set(walk, { fix, code: stepsTo("new code") });
  }

  onEnd(): void {
    if (this.#rows.size === 0) return;
    console.log("\nSteps from the start of the wizard to the fix, and to the button for a new code:");
    for (const [title, { fix, code }] of [...this.#rows].sort()) {
      console.log(`${String(fix).padStart(4)} ${String(code ?? "–").padStart(3)}  ${title}`);
    }
    const sorted = [...this.#rows.values()].map(({ fix }) => fix).sort((a, b) => a - b);
    console.log(`To the fix: median ${sorted[Math.floor(sorted.length / 2)]}, worst ${sorted.at(-1)}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
