// Closing a listener in bounded time.
import type { FastifyInstance } from 'fastify';

/** How long requests under way may take to end. */
const CLOSE_PATIENCE_MS = 500;

/**
 * Closes a listener: requests under way get a moment, then every connection is cut.
 * Browsers open connections in advance; Node counts one that has not sent a request yet as busy, and would wait for it for ever.
 */
export async function closeListener(server: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => {
    server.server.closeAllConnections();
  }, CLOSE_PATIENCE_MS);
  try {
    await server.close();
  } finally {
    clearTimeout(cut);
  }
}
