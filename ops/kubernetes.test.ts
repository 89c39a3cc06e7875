import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";

// There is no cluster to ask, so this compares the files with each other, with the code and with what docs/deploy.md promises.
const folder = "ops/kubernetes";
const read = (file: string) => readFileSync(`${folder}/${file}`, "utf8");
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync("package.json", "utf8")));

const probe = z.object({
  httpGet: z.object({ path: z.string(), port: z.literal("http") }),
  ...{ periodSeconds: z.number(), timeoutSeconds: z.number(), failureThreshold: z.number() },
});
const labels = z.record(z.string(), z.string());
const deployment = z
  .object({
    apiVersion: z.literal("apps/v1"),
    spec: z.object({
      replicas: z.number(),
      strategy: z.object({ type: z.literal("RollingUpdate"), rollingUpdate: z.record(z.string(), z.number()) }),
      selector: z.object({ matchLabels: labels }),
      template: z.object({
        metadata: z.object({ labels }),
        spec: z.looseObject({
          terminationGracePeriodSeconds: z.number(),
          securityContext: z.looseObject({ runAsNonRoot: z.boolean(), runAsUser: z.number() }),
          volumes: z.array(z.looseObject({ name: z.string() })),
          containers: z.tuple([
            z.looseObject({
              ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
              ...{ startupProbe: probe, readinessProbe: probe, livenessProbe: probe },
              lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) }),
              resources: z.object({ requests: labels, limits: labels }),
              securityContext: z.unknown(),
              volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
            }),
          ]),
        }),
      }),
    }),
  })
  .loose()
  .parse(parse(read("deployment.yaml"))).spec;
const pod = deployment.template.spec;
const [container] = pod.containers;

describe("the deployment", () => {
  test("never has fewer processes than it should while it is updated", () => {
    expect(deployment.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
    expect(deployment.replicas).toBeGreaterThanOrEqual(2);
  });

  test("is asked for its health where there is a reply, and restarted only when the process itself is silent", () => {
    const { startupProbe, readinessProbe, livenessProbe } = container;
    for (const { httpGet } of [startupProbe, readinessProbe, livenessProbe])
      expect(existsSync(`app${httpGet.path}/route.ts`), httpGet.path).toBe(true);
    expect(startupProbe.httpGet.path).toBe("/api/health");
    expect(readinessProbe.httpGet.path).toBe("/api/health");
    expect(livenessProbe.httpGet.path).toBe("/api/alive");
    expect(readFileSync("app/api/alive/route.ts", "utf8")).not.toContain("import");
    // The database has 4.5 s to reply.
    expect(Math.min(startupProbe.timeoutSeconds, readinessProbe.timeoutSeconds)).toBeGreaterThan(5);
  });

  test("gives a process the time to end that the docs ask for, after nobody sends to it any more", () => {
    const { seconds } = container.lifecycle.preStop.sleep;
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(seconds + 20);
  });

  test("runs without root, as the user of the image, on a root that cannot be written to", () => {
    const [, user] = /^USER (\d+):/m.exec(readFileSync("Dockerfile", "utf8")) ?? [];
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: Number(user) });
    expect(container.securityContext).toEqual({
      ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
      capabilities: { drop: ["ALL"] },
    });
    const volumes = pod.volumes.map(({ name }) => name);
    expect(container.volumeMounts.map(({ name }) => name)).toEqual(volumes);
  });

  test("has the memory that docs/deploy.md says is enough with PostgreSQL", () => {
    expect(container.resources.limits).toEqual({ memory: "512Mi" });
    expect(readFileSync("docs/deploy.md", "utf8")).toContain("a container of **512 MB** is enough");
  });
});

test("everything is about the same pods, and the ports have names that there are", () => {
  const { matchLabels } = deployment.selector;
  expect(deployment.template.metadata.labels).toEqual(matchLabels);
  const budget = parse(read("disruption-budget.yaml")).spec;
  expect(budget.selector.matchLabels).toEqual(matchLabels);
  expect(budget.minAvailable).toBeLessThan(deployment.replicas);
  expect(parse(read("network-policy.yaml")).spec.podSelector.matchLabels).toEqual(matchLabels);
  const names = container.ports.map(({ name }) => name);
  const services = parseAllDocuments(read("service.yaml")).map((document) => document.toJS());
  expect(services).toHaveLength(2);
  for (const { spec } of services) {
    expect(spec.selector).toEqual(matchLabels);
    expect(names).toContain(spec.ports[0].targetPort);
  }
  const { service } = parse(read("ingress.yaml")).spec.rules[0].http.paths[0].backend;
  expect(service.name).toBe(services[0].metadata.name);
  expect(service.port.name).toBe(services[0].spec.ports[0].name);
});

test("a form or a report that nginx lets through, the ingress lets through", () => {
  const { annotations } = parse(read("ingress.yaml")).metadata;
  const nginx = readFileSync("ops/nginx.conf", "utf8");
  expect(nginx).toContain(`client_max_body_size ${annotations["nginx.ingress.kubernetes.io/proxy-body-size"]};`);
  expect(nginx).toContain(`proxy_buffer_size ${annotations["nginx.ingress.kubernetes.io/proxy-buffer-size"]};`);
});

test("the kustomization lists every file of the folder, and has the version of this code", () => {
  const { resources, images } = parse(read("kustomization.yaml"));
  expect(["kustomization.yaml", ...resources].toSorted()).toEqual(readdirSync(folder).toSorted());
  expect(images[0].newTag).toBe(version);
});
