# Not yet built by a container engine: docs/running.md says what of it was run.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# Installing builds it too.
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/server/platform/migrations ./server/platform/migrations
COPY --from=build /app/node_modules ./node_modules
RUN ln -s /app/bin/debrief.js /usr/local/bin/debrief && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4600
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||4600)+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["debrief", "serve"]
