import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileFromDisk } from './read-file.ts';

const isWindows = process.platform === 'win32';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-config-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('readFileFromDisk', () => {
  it('reads a file up to the limit', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'abcd', { mode: 0o600 });

    const outcome = await readFileFromDisk(path, 4);

    expect(outcome).toEqual({ status: 'read', bytes: Buffer.from('abcd'), isWorldReadable: false });
  });

  it('refuses a file over the limit', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'x'.repeat(1025));

    expect(await readFileFromDisk(path, 1024)).toEqual({ status: 'unreadable', reason: 'is larger than 1 KB' });
  });

  it.skipIf(isWindows)('notices that everybody may read a file, also through a link', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'x');
    await chmod(path, 0o604);
    await symlink(path, join(folder, 'link'));

    expect(await readFileFromDisk(join(folder, 'link'), 10)).toMatchObject({ status: 'read', isWorldReadable: true });
  });

  it('says that a file is missing', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'x');

    expect(await readFileFromDisk(join(folder, 'none'), 10)).toEqual({ status: 'missing', reason: 'does not exist' });
    expect(await readFileFromDisk(join(path, 'below-a-file'), 10)).toEqual({ status: 'missing', reason: 'does not exist' });
  });

  it('refuses a folder', async () => {
    expect(await readFileFromDisk(folder, 10)).toEqual({ status: 'unreadable', reason: 'is a folder, not a file' });
  });

  it.skipIf(isWindows)('refuses a device, which could be read without end', async () => {
    expect(await readFileFromDisk('/dev/zero', 10)).toEqual({ status: 'unreadable', reason: 'is not a plain file' });
  });

  it.skipIf(isWindows)('refuses links that lead in a circle and names that are too long', async () => {
    await symlink(join(folder, 'b'), join(folder, 'a'));
    await symlink(join(folder, 'a'), join(folder, 'b'));

    expect(await readFileFromDisk(join(folder, 'a'), 10)).toEqual({ status: 'unreadable', reason: 'is a link that leads to itself' });
    expect(await readFileFromDisk(join(folder, 'x'.repeat(300)), 10)).toEqual({ status: 'unreadable', reason: 'has too long a name' });
  });

  it('answers a path that no file can have', async () => {
    expect(await readFileFromDisk('a\0b', 10)).toEqual({ status: 'unreadable', reason: 'cannot be read (ERR_INVALID_ARG_VALUE)' });
  });
});
