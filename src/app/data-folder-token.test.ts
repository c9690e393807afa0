import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOrMakeNotifyToken } from './data-folder-token.ts';

/** 256 bits in base64url. */
const TOKEN = /^[\w-]{43}$/;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-token-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = (name = 'notify-token'): string => join(folder, name);

describe('readOrMakeNotifyToken', () => {
  it('makes a token once, for its owner only, and leaves no other file', async () => {
    const token = await readOrMakeNotifyToken(folder);

    expect(token).toMatch(TOKEN);
    expect(await readFile(file(), 'utf8')).toBe(`${token}\n`);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['notify-token']);
    await expect(readOrMakeNotifyToken(folder)).resolves.toBe(token);
  });

  it('keeps a token that somebody has put there', async () => {
    await writeFile(file(), 'my-own-token\n');

    await expect(readOrMakeNotifyToken(folder)).resolves.toBe('my-own-token');
  });

  it.each(['', '\n'])('replaces a file that holds none (%j)', async (text) => {
    await writeFile(file(), text);

    const token = await readOrMakeNotifyToken(folder);

    expect(token).toMatch(TOKEN);
    await expect(readOrMakeNotifyToken(folder)).resolves.toBe(token);
    expect(await readdir(folder)).toEqual(['notify-token']);
  });

  it.each(['', 'cut-of'])('never takes what a crash has left unfinished for a token (%j)', async (text) => {
    await writeFile(file('notify-token.unfinished'), text);

    const token = await readOrMakeNotifyToken(folder);

    expect(token).toMatch(TOKEN);
    expect(await readdir(folder)).toEqual(['notify-token']);
  });
});
