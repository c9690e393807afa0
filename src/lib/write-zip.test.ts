import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../test/fakes/find-program.ts';
import { writeZip } from './write-zip.ts';

const files = [
  { name: 'manifest.json', content: Buffer.from('{"name":"Signalbox"}'.repeat(100)) },
  { name: 'folder/picture.png', content: Buffer.from([0, 1, 2, 255]) },
  { name: 'empty', content: Buffer.alloc(0) },
];

describe('writeZip', () => {
  it('is the same archive for the same files', () => {
    expect(Buffer.from(writeZip(files)).equals(Buffer.from(writeZip(files)))).toBe(true);
  });

  it('begins with the first file, and ends with how many there are', () => {
    const zip = Buffer.from(writeZip(files));
    const packedSize = zip.readUInt32LE(18);
    const start = 30 + zip.readUInt16LE(26);

    expect(zip.readUInt32LE(0)).toBe(0x04034b50);
    expect(inflateRawSync(zip.subarray(start, start + packedSize)).equals(Buffer.from(files[0]?.content ?? ''))).toBe(true);
    expect(zip.readUInt16LE(zip.length - 22 + 10)).toBe(3);
  });

  it('is an archive of nothing where there are no files', () => {
    expect(writeZip([])).toHaveLength(22);
  });

  it('is taken and unpacked by a program that nobody here wrote', async (context) => {
    const unzip = findProgram('unzip');
    if (unzip === undefined) {
      context.skip('there is no unzip on this machine');
      return;
    }
    const folder = await mkdtemp(join(tmpdir(), 'signalbox-zip-'));
    const file = join(folder, 'a.zip');
    await writeFile(file, writeZip(files));

    expect(execFileSync(unzip, ['-t', file], { encoding: 'utf8' })).toContain('No errors detected');
    execFileSync(unzip, ['-q', file, '-d', join(folder, 'out')]);
    expect((await readFile(join(folder, 'out/manifest.json'))).equals(Buffer.from(files[0]?.content ?? ''))).toBe(true);
    expect((await readFile(join(folder, 'out/folder/picture.png'))).equals(Buffer.from([0, 1, 2, 255]))).toBe(true);
    await rm(folder, { recursive: true });
  });
});
