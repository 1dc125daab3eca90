import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type Health = {
  /** Resolves when requests can be served; throws a sentence when not. */
  check: () => Promise<void>;
  /** Adds figures of other parts of the house. */
  register?: (registry: Registry) => void;
};

/** Probes and figures for the operator: process up, able to serve, Prometheus. */
export function mountHealth(app: FastifyInstance, health: Health): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'debrief_' });
  const seconds = new Histogram({
    name: 'debrief_http_request_seconds',
    help: 'Time to answer, by route, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  health.register?.(registry);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    seconds.observe({ route, method: request.method, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await health.check();
      return { ok: true };
    } catch (error) {
      return reply.status(503).send({ ok: false, why: error instanceof Error ? error.message : 'not ready' });
    }
  });
  app.get('/metrics', async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  );
}
