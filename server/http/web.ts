import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from '#shared/errors.ts';
import type { Reading } from './reading.ts';

/** The built pages. Every address that is no file is the application's own to route. */
export async function mountWeb(app: FastifyInstance, folder: string, reading: Reading): Promise<void> {
  const index = join(folder, 'index.html');
  const isBuilt = existsSync(index);
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (request.method !== 'GET' || path.startsWith('/api/') || path.startsWith('/assets/')) {
      throw new AppError(
        'not-found',
        `There is nothing at ${request.method} ${path.slice(0, 200)}. The operations are listed at /api/docs.`,
      );
    }
    if (!isBuilt) throw new AppError('unavailable', 'The pages are not built. Run `npm run build`, then start again.');
    const page = await readFile(index, 'utf8');
    reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache');
    return reply.send((await reading(request, reply, page)) ?? page);
  });
}
