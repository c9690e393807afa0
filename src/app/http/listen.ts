// Listening, with failures that say what to do.
import { Buffer } from 'node:buffer';
import { chmod, rm } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { AppError, type ErrorCode } from '../../domain/errors.ts';

/** The longest path of a Unix socket in bytes: sun_path without its closing zero (unix(7): 108; the BSDs and macOS: 104). */
const MAX_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103;

const CODES: Readonly<Record<string, ErrorCode>> = {
  EADDRINUSE: 'port-in-use',
  EACCES: 'port-forbidden',
  EPERM: 'port-forbidden',
  EADDRNOTAVAIL: 'address-not-available',
  // An address family that is switched off, as IPv6 often is in containers.
  EAFNOSUPPORT: 'address-not-available',
  EINVAL: 'address-not-available',
  ENOTFOUND: 'address-not-available',
  EAI_AGAIN: 'address-not-available',
};

/** Listens on a TCP address. Throws `port-in-use`, `port-forbidden` or `address-not-available`. */
export async function listenOnPort(
  server: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const code = CODES[systemCodeOf(error) ?? ''];
    if (code === undefined) throw error;
    throw new AppError(code, host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`, { cause: error });
  }
}

/**
 * Listens on a Unix socket that its owner alone may open; a file that is left at its path is replaced.
 * Throws `admin-socket-path-too-long` or `admin-socket-unusable`.
 */
export async function listenOnSocket(server: FastifyInstance, path: string): Promise<void> {
  const length = Buffer.byteLength(path);
  if (length > MAX_SOCKET_PATH_BYTES) {
    throw new AppError('admin-socket-path-too-long', `${path} has ${length} bytes; at most ${MAX_SOCKET_PATH_BYTES} are possible`);
  }
  try {
    await rm(path, { force: true });
    // The socket is made without rights for others, so that there is no moment in which they could open it.
    const umask = process.umask(0o177);
    try {
      await server.listen({ path });
    } finally {
      process.umask(umask);
    }
    await chmod(path, 0o600);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === undefined) throw error;
    throw new AppError('admin-socket-unusable', `${path} (${code})`, { cause: error });
  }
}

function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
