// The page's files.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Shown where the page has not been built. */
const NOT_BUILT = 'The page is not built. Run "npm ci" (with development dependencies) and "npm start", or "npm run build".\n';

/** Serves the built page at `/`; hashed assets may be kept for ever, the page itself is asked for each time. */
export function registerConsoleFiles(server: FastifyInstance, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) {
    server.get('/', (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT));
    return;
  }
  server.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes(join(folder, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
