// Glacier: the caller's own account unless another is named, the version of the API, and digests of what is uploaded.
import { createHash } from 'node:crypto';
import type { HttpRequest } from '@smithy/types';
import type { ClientConfiguration, Customization } from '../customization.ts';
import { changeParams, changeRequest, type Params } from '../plugin.ts';

const MIB = 1024 * 1024;

/** What the Glacier client adds. */
export const glacier: Customization = {
  clientPlugins: (configuration) => [
    changeParams('ownAccount', nameOwnAccount),
    changeRequest('glacierHeaders', (request) => addHeaders(request, configuration)),
  ],
};

function nameOwnAccount(params: Params): Params {
  const { accountId } = params;
  return typeof accountId === 'string' && accountId !== '' ? params : { ...params, accountId: '-' };
}

function addHeaders(request: HttpRequest, { apiVersion }: ClientConfiguration): void {
  request.headers['x-amz-glacier-version'] = String(apiVersion);
  const body: unknown = request.body;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return;
  request.headers['x-amz-content-sha256'] ??= sha256(bytes).toString('hex');
  request.headers['x-amz-sha256-tree-hash'] ??= treeHash(bytes).toString('hex');
}

// Amazon S3 Glacier developer guide, computing checksums: the hashes of each MiB, joined in pairs until one is left.
function treeHash(bytes: Uint8Array): Buffer {
  let level: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += MIB) level.push(sha256(bytes.subarray(start, start + MIB)));
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = level.slice(index, index + 2);
      if (left !== undefined) next.push(right === undefined ? left : sha256(Buffer.concat([left, right])));
    }
    level = next;
  }
  return level[0] ?? sha256(bytes);
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
