import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDefaultRegion } from './find-default-region.ts';

let folder: string;
let files: { readonly AWS_SHARED_CREDENTIALS_FILE: string; readonly AWS_CONFIG_FILE: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'region-'));
  files = { AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'), AWS_CONFIG_FILE: join(folder, 'config') };
  await writeFile(
    files.AWS_CONFIG_FILE,
    '[default]\nregion = eu-north-1\n[profile ops]\nregion = ap-south-1\n[profile bare]\noutput = json\n',
  );
  await writeFile(files.AWS_SHARED_CREDENTIALS_FILE, '[bare]\nregion = sa-east-1\n');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('findDefaultRegion', () => {
  it.each([
    { environment: { AWS_REGION: 'us-west-2', AWS_DEFAULT_REGION: 'us-west-1', AWS_PROFILE: 'ops' }, region: 'us-west-2' },
    { environment: { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-west-1', AWS_PROFILE: 'ops' }, region: 'us-west-1' },
    { environment: { AWS_PROFILE: 'ops' }, region: 'ap-south-1' },
    { environment: { AWS_DEFAULT_PROFILE: 'ops' }, region: 'ap-south-1' },
    { environment: { AWS_PROFILE: 'bare' }, region: 'sa-east-1' },
    { environment: { AWS_PROFILE: 'nobody' }, region: undefined },
    { environment: {}, region: 'eu-north-1' },
  ])('finds $region in $environment', async ({ environment, region }) => {
    expect(await findDefaultRegion({ ...files, ...environment })).toBe(region);
  });

  it('finds none where there are no files', async () => {
    const nowhere = { AWS_CONFIG_FILE: join(folder, 'a'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'b') };

    expect(await findDefaultRegion(nowhere)).toBeUndefined();
  });

  it('passes over files that cannot be read', async () => {
    expect(await findDefaultRegion({ AWS_CONFIG_FILE: folder, AWS_SHARED_CREDENTIALS_FILE: folder })).toBeUndefined();
  });
});
