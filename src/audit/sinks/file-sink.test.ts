import { appendFile, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LinkedAuditEntry } from '../../domain/audit-chain.ts';
import { toAuditLine } from '../../domain/audit-line.ts';
import { anAuditChain } from '../../domain/testing/an-audit-chain.ts';
import { FileSink } from './file-sink.ts';

const WRITTEN = { status: 'written' };

let folder: string;
let file: string;
let sink: FileSink;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-file-sink-'));
  file = join(folder, 'audit.jsonl');
  sink = new FileSink(file);
});
afterEach(async () => {
  await sink.close();
  await rm(folder, { recursive: true, force: true });
});

const [one, two, three] = anAuditChain([{}, { person: { userId: 'a\nb', displayName: '\u2028' } }, {}]) as [
  LinkedAuditEntry,
  LinkedAuditEntry,
  LinkedAuditEntry,
];
const textOf = (...entries: readonly LinkedAuditEntry[]): string => entries.map((entry) => `${toAuditLine(entry)}\n`).join('');

describe('FileSink', () => {
  it('appends a line for each event, for its owner only', async () => {
    await expect(sink.write([one, two])).resolves.toEqual(WRITTEN);
    await expect(sink.write([three])).resolves.toEqual(WRITTEN);

    await expect(readFile(file, 'utf8')).resolves.toBe(textOf(one, two, three));
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(4);
    expect((await stat(file)).mode % 0o1000).toBe(0o600);
  });

  it('takes the rights of others on the file away', async () => {
    await writeFile(file, '', { mode: 0o644 });
    await sink.write([one]);

    expect((await stat(file)).mode % 0o1000).toBe(0o600);
  });

  it('begins a new file after the old one was moved away, and after it was deleted', async () => {
    await sink.write([one]);
    const moved = `${file}.1`;
    await rename(file, moved);
    await expect(sink.write([two])).resolves.toEqual(WRITTEN);
    const second = await readFile(file, 'utf8');
    await rm(file);
    await expect(sink.write([three])).resolves.toEqual(WRITTEN);

    await expect(readFile(moved, 'utf8')).resolves.toBe(textOf(one));
    expect(second).toBe(textOf(two));
    await expect(readFile(file, 'utf8')).resolves.toBe(textOf(three));
  });

  it.each(['{"id":"ha', 'x'.repeat(200_000)])('cuts off half a line that a crash has left', async (torn) => {
    await sink.write([one]);
    await sink.close();
    await appendFile(file, torn);

    sink = new FileSink(file);
    await sink.write([two]);

    await expect(readFile(file, 'utf8')).resolves.toBe(textOf(one, two));
  });

  it('empties a file that holds half a line and nothing else', async () => {
    await writeFile(file, 'half');
    await sink.write([one]);

    await expect(readFile(file, 'utf8')).resolves.toBe(textOf(one));
  });

  it('tells why it could not, and goes on when it can', async () => {
    const missing = join(folder, 'missing');
    sink = new FileSink(join(missing, 'audit.jsonl'));

    await expect(sink.write([one])).resolves.toMatchObject({ status: 'failed', reason: expect.stringContaining('ENOENT') });
  });
});
