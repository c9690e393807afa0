// Files of answers, to be taken away by whoever may read their channel.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { FileReader } from '../storage/file-records.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { findWebChannel } from './find-web-channel.ts';
import { parseRequest } from './parse-request.ts';
import { requirePerson } from './person-of-request.ts';

/** What the routes need. */
interface FileDependencies extends Pick<AdminApiDependencies, 'listConfigurations' | 'now'> {
  readonly store: { readonly records: { readonly files: FileReader } };
}

const Parameters = z.object({ fileId: z.string().max(64) });

/** What a file is served as; anything else would be bytes. Attack: a text of AWS that a browser shows as a page of ours. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  'application/json': 'application/json; charset=utf-8',
  'text/csv': 'text/csv; charset=utf-8',
};

// Match: every character that must not stand in a quoted file name of a header. Near miss: a letter, a dot, a hyphen.
const NOT_IN_HEADERS = /[^A-Za-z0-9._-]/g;

/** Adds GET /api/files/:fileId. */
export function registerFileRoutes(server: FastifyInstance, dependencies: FileDependencies): void {
  server.get('/api/files/:fileId', async (request, reply) => {
    requirePerson(request);
    const { fileId } = parseRequest(Parameters, request.params);
    const file = await dependencies.store.records.files.find(fileId);
    if (file === undefined || file.expiresAt.getTime() <= dependencies.now().getTime()) throw new AppError('file-expired');
    // Files of other platforms are read there, by whoever may read there.
    if (file.channel.platform !== 'web') throw new AppError('not-found', 'this file belongs to a channel of another platform');
    findWebChannel(dependencies, file.channel.channelId);
    return reply
      .header('content-type', CONTENT_TYPES[file.mediaType] ?? 'application/octet-stream')
      .header('content-disposition', `attachment; filename="${file.name.replaceAll(NOT_IN_HEADERS, '_')}"`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength));
  });
}
