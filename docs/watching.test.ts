import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { pageKind } from "#server/http/watched/page-kind.js";
import { startRegistry } from "#server/watch/registry.js";

// What operators build upon: the names in code, rules, dashboard and documentation are the same.
const text = readFileSync("docs/watching.md", "utf8");
const rules = readFileSync("ops/alerts.yaml", "utf8");
const dashboard = readFileSync("ops/grafana-dashboard.json", "utf8");
const registry = startRegistry();
const told = [...(await registry.text([])).matchAll(/^# TYPE (wizard_\w+) /gm)].map(([, name = ""]) => name);
const documented = [...text.matchAll(/^\| `(wizard_\w+)`/gm)].map(([, name = ""]) => name);

afterAll(() => {
  globalThis.wizardWatcher = undefined;
});

test("every metric that is told is documented, and every one that is documented is told", () => {
  expect(documented.toSorted()).toEqual(told.toSorted());
});

test("every kind of request is listed, and no other", () => {
  const routes = readFileSync("server/http/door/routes.js", "utf8");
  const [, list = ""] = /### Kinds of requests\n([\s\S]*?)\n## /.exec(text) ?? [];
  const listed = [...list.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, names = ""]) =>
    [...names.matchAll(/`([\w-]+)`/g)].map(([, name = ""]) => name),
  );
  const ofRoutes = [...routes.matchAll(/kind: "([\w-]+)"/g)].map(([, name = ""]) => name);
  const pages = ["email", "email/trial-x", "email/solved", "email/help", "email/all", "email/likely", "email/get-in"];
  const ofPages = ["nothing", "share", "letter", ...pages].map((page) => pageKind("GET", `/en/${page}`));
  expect(listed.toSorted()).toEqual([...new Set([...ofRoutes, ...ofPages, pageKind("POST", "/en/email")])].toSorted());
});

test("rules and dashboard name only metrics that are told", () => {
  const named = [...`${rules}${dashboard}`.matchAll(/\bwizard_\w+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ""),
  );
  expect([...new Set(named)].filter((name) => !told.includes(name))).toEqual([]);
});

test("for every alert it says what to do", () => {
  const alerts = [...rules.matchAll(/alert: (\w+)/g)].map(([, name = ""]) => name);
  expect([...text.matchAll(/^\| `(Wizard\w+)`/gm)].map(([, name = ""]) => name)).toEqual(alerts);
});
