import { GlacierClient, UploadArchiveCommand } from '@aws-sdk/client-glacier';
import { describe, expect, it } from 'vitest';
import { openTestClient } from '../testing/open-test-client.ts';
import { SAMPLE_CREDENTIALS } from '../testing/open-test-invoker.ts';
import { RecordingSender } from '../testing/recording-sender.ts';

const MIB = 1024 * 1024;

describe('glacier', () => {
  it.each([{}, { accountId: '' }])('names the caller’s own account where none is named: %j', async (params) => {
    const { sender, send } = openTestClient('glacier');

    await send('ListVaults', params);

    expect(sender.request.path).toBe('/-/vaults');
    expect(sender.request.headers['x-amz-glacier-version']).toBe('2012-06-01');
    expect(sender.request.headers).not.toHaveProperty('x-amz-sha256-tree-hash');
  });

  it('leaves an account that is named', async () => {
    const { sender, send } = openTestClient('glacier');

    await send('ListVaults', { accountId: '111122223333' });

    expect(sender.request.path).toBe('/111122223333/vaults');
  });

  it.each([1, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB, 5 * MIB + 7])('hashes %i bytes as the official client does', async (length) => {
    const body = Buffer.alloc(length, 'sample');
    const official = new RecordingSender();
    const client = new GlacierClient({ region: 'eu-west-1', credentials: SAMPLE_CREDENTIALS, requestHandler: official });
    await client.send(new UploadArchiveCommand({ vaultName: 'a', body, accountId: undefined }));
    const { sender, send } = openTestClient('glacier');

    await send('UploadArchive', { vaultName: 'a', body });

    for (const name of ['x-amz-sha256-tree-hash', 'x-amz-content-sha256']) {
      expect(sender.request.headers[name]).toMatch(/^[0-9a-f]{64}$/);
      expect(sender.request.headers[name]).toBe(official.request.headers[name]);
    }
  });

  it('hashes text, and leaves a hash that is given', async () => {
    const { sender, send } = openTestClient('glacier');

    await send('UploadArchive', { vaultName: 'a', body: Buffer.from('a'), checksum: 'given' });

    expect(sender.request.headers['x-amz-sha256-tree-hash']).toBe('given');
  });
});
