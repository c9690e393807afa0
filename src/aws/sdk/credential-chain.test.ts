import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeCredentialChain } from './credential-chain.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'not-so-secret' };

let folder: string;
let files: { readonly AWS_SHARED_CREDENTIALS_FILE: string; readonly AWS_CONFIG_FILE: string };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credentials-'));
  files = { AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'), AWS_CONFIG_FILE: join(folder, 'config') };
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function writeProfile(name: string, accessKeyId: string): Promise<void> {
  await writeFile(files.AWS_SHARED_CREDENTIALS_FILE, `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = sample\n`);
}

describe('makeCredentialChain', () => {
  it('takes keys from the environment', async () => {
    expect(await makeCredentialChain(KEYS)()).toEqual({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-so-secret' });
    expect(await makeCredentialChain({ ...KEYS, AWS_SESSION_TOKEN: 'token', AWS_ACCOUNT_ID: '111122223333' })()).toMatchObject({
      sessionToken: 'token',
      accountId: '111122223333',
    });
  });

  it('takes the default profile of the shared files', async () => {
    await writeProfile('default', 'AKIDFILE');

    expect(await makeCredentialChain(files)()).toMatchObject({ accessKeyId: 'AKIDFILE' });
  });

  it('takes the named profile, before keys', async () => {
    await writeProfile('ops', 'AKIDOPS');

    expect(await makeCredentialChain({ ...files, ...KEYS, AWS_PROFILE: 'ops' })()).toMatchObject({ accessKeyId: 'AKIDOPS' });
    expect(await makeCredentialChain({ ...files, AWS_DEFAULT_PROFILE: 'ops' })()).toMatchObject({ accessKeyId: 'AKIDOPS' });
  });

  it('reads the files anew with each chain', async () => {
    await writeProfile('default', 'AKIDOLD');
    await makeCredentialChain(files)();
    await writeProfile('default', 'AKIDNEW');

    expect(await makeCredentialChain(files)()).toMatchObject({ accessKeyId: 'AKIDNEW' });
  });

  it.each([{}, { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE' }, { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: '' }])(
    'finds nothing in %j',
    async (environment) => {
      await expect(makeCredentialChain({ ...files, ...environment })()).rejects.toThrow(/credentials/i);
    },
  );

  it('asks the metadata service last, once, and only when it is used', async () => {
    const paths: string[] = [];
    const server = createServer((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'false');
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const chain = makeCredentialChain(files);
    expect(paths).toEqual([]);

    await expect(chain()).rejects.toThrow(/credentials/i);

    expect(paths[0]).toBe('/latest/api/token');
    await new Promise((resolve) => server.close(resolve));
  });
});
