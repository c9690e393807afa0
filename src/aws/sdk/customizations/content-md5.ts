// Operations whose requests must carry the MD5 of their body (S3 Control).
import { createHash } from 'node:crypto';
import { changeRequest, type Plugin } from '../plugin.ts';

/** Adds Content-MD5 where the request has a body and no such header. */
export const contentMd5: Plugin = changeRequest('contentMd5', (request) => {
  const body: unknown = request.body;
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return;
  request.headers['content-md5'] ??= createHash('md5').update(body).digest('base64');
});
