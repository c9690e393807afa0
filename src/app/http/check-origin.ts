// Requests that change something must come from our own page.
// Stops cross-site request forgery: another site's form or script carries the reader's cookie, but not our origin.
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../domain/errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Throws `origin-refused` where a browser says that the request comes from another site. */
export function checkOrigin(request: FastifyRequest, isKnownHost: (host: string | undefined) => boolean): void {
  if (!isKnownHost(request.headers.host)) throw new AppError('origin-refused', 'unknown host name');
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('origin-refused');
  const { origin } = request.headers;
  // Browsers always name the origin of a POST; a request without one comes from no browser.
  if (origin !== undefined && hostOf(origin) !== request.headers.host?.toLowerCase()) throw new AppError('origin-refused');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
