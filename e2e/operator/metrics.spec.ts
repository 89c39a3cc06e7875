import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { openSite, pressForNewCode, setFault } from "../stage/own-site.ts";
import { promtool, startPrometheus } from "../stage/prometheus.ts";
import { expect, test } from "../stage/servers.ts";

test("the alert rules are ones that Prometheus takes, and each fires when it should and is silent when it should not", () => {
  promtool("check", "config", "ops/prometheus.yaml");
  promtool("test", "rules", "ops/alerts-tests.yaml");
  const cases = z
    .object({ tests: z.array(z.object({ name: z.string() })) })
    .parse(parse(readFileSync("ops/alerts-tests.yaml", "utf8")));
  const tried = cases.tests.map(({ name }) => name);
  for (const { alert } of alerts())
    expect(tried).toEqual(expect.arrayContaining([`${alert} fires`, `${alert} stays silent`]));
});

test("a real Prometheus reads the running server, and every rule and every panel finds its series there", async ({
  servers,
  page,
}, testInfo) => {
  const port = await servers.freePort();
  const metricsPort = await servers.freePort();
  const { site, env } = await openSite(servers, port);
  const wizard = await servers.wizard({
    ...env,
    METRICS_PORT: String(metricsPort),
    DELIVERY_EVENTS_SECRET: process.env.DEMO_EVENTS_SECRET ?? "",
  });
  const prometheus = await startPrometheus(
    testInfo.outputPath("prometheus"),
    await servers.freePort(),
    `localhost:${metricsPort}`,
  );
  try {
    expect((await page.request.get(`${wizard.url}/metrics`)).status(), "only on the port of its own").toBe(404);
    // A code that goes out, and is reported as delivered.
    await setFault(page, site, { fault: "earlier", to: "on" });
    await pressForNewCode(page, site, wizard);
    await expect.poll(() => prometheus.hasRead(), { timeout: 30_000 }).toBe(true);
    for (const expression of [
      'wizard_delivery_causes_total{cause="delivered"} > 0',
      'wizard_presses_total{channel="email",result="allowed"} == 1',
      'wizard_gateway_sends_total{channel="email",outcome="sent"} == 1',
    ])
      await expect.poll(() => prometheus.series(expression), { message: expression, timeout: 30_000 }).toBe(1);

    for (const { health, lastError, name } of await prometheus.rules())
      expect(health, `${name}: ${lastError}`).toBe("ok");
    expect((await prometheus.rules()).map(({ name }) => name).toSorted()).toEqual(
      alerts()
        .map(({ alert }) => alert)
        .toSorted(),
    );
    const expressions = [...alerts().map(({ expr }) => expr), ...panelExpressions()];
    expect(expressions.length).toBeGreaterThan(30);
    for (const expression of expressions) {
      const selectors = [
        ...filled(expression).matchAll(/\b(?:wizard|nodejs|process)_\w+(?:\{[^}]*\})?|\bup\{[^}]*\}/g),
      ];
      expect(selectors.length, expression).toBeGreaterThan(0);
      for (const [selector] of selectors)
        if (!mayBeMissing.test(selector)) expect(await prometheus.series(selector), selector).toBeGreaterThan(0);
      await prometheus.series(filled(expression));
    }
  } finally {
    prometheus.stop();
  }
});

/** What there is only after something has gone wrong. */
const mayBeMissing = /status=(~"5xx\|cut"|"5xx")|cause!~/;

function alerts() {
  const file = z.object({
    groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
  });
  return file.parse(parse(readFileSync("ops/alerts.yaml", "utf8"))).groups.flatMap(({ rules }) => rules);
}

function panelExpressions(): string[] {
  const dashboard = z.object({
    panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })).default([]) })),
  });
  return dashboard
    .parse(JSON.parse(readFileSync("ops/grafana-dashboard.json", "utf8")))
    .panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
}

/** As Grafana asks it. */
function filled(expression: string): string {
  return expression.replaceAll("$__rate_interval", "1m").replaceAll("$__range", "6h").replaceAll("$country", ".*");
}
