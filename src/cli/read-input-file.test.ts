import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readInputFile } from './read-input-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-input-'));
  await writeFile(join(folder, 'event.json'), '{}');
});
afterEach(() => rm(folder, { recursive: true }));

describe('readInputFile', () => {
  it('reads a file', async () => {
    await expect(readInputFile(join(folder, 'event.json'))).resolves.toEqual(Buffer.from('{}'));
  });

  it.each([
    ['absent.json', 'there is no such file'],
    ['', 'it is a folder'],
    ['event.json/x', 'a part of its path is no folder'],
    ['x'.repeat(300), 'ENAMETOOLONG'],
    ['\0', 'ERR_INVALID_ARG_VALUE'],
  ])('says with the path why %j cannot be read', async (name, reason) => {
    const path = join(folder, name);

    await expect(readInputFile(path)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `The file cannot be read: ${path} (${reason})`,
    });
  });
});
