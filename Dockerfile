# syntax=docker/dockerfile:1
# docker build --secret id=action-key,src=action-key.txt -t wheres-my-code:0.1.0 .
# The key is NEXT_SERVER_ACTIONS_ENCRYPTION_KEY (docs/deploy.md): without the same one in each build, open forms break with each deploy.

ARG NODE=node:20.20.2-bookworm-slim
# What the site runs on, beside Node's one file. gcr.io/distroless/cc-debian12 works as well, and has no shell.
ARG RUNTIME=debian:bookworm-slim

FROM ${NODE} AS build
WORKDIR /build
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN --mount=type=secret,id=action-key \
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY="$(cat /run/secrets/action-key 2>/dev/null || true)" npm run build
# One list for every way to ship: ops/production-files.txt.
RUN node ops/production-tree.js /app && mkdir /data

FROM ${RUNTIME}
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /app /app
COPY --from=build --chown=65532:65532 /data /data
WORKDIR /app
# Nothing is written but /data, and that only without DATABASE_URL: run it with a read-only root.
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data TSX_DISABLE_CACHE=1
USER 65532:65532
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node"]
CMD ["server/serve.js"]
