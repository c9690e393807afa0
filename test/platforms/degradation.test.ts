import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyPlatform, type UnconnectedPlatform } from './every-platform.ts';
import { whatBecomes } from './what-becomes.ts';

let folder = '';
let platforms: readonly UnconnectedPlatform[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-platforms-'));
  platforms = await everyPlatform(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what not every platform has', () => {
  it('loses nothing on any of them', () => {
    expect(platforms.map(({ name }) => name)).toEqual(['web', 'slack', 'teams', 'teams-webhook', 'chime']);
    for (const platform of platforms) expect([platform.name, ...Object.values(whatBecomes(platform))]).not.toContain('lost');
  });

  it('becomes what each platform says that it can', () => {
    for (const platform of platforms) {
      const { buttons, forms, files, edits, threads } = platform.capabilities;
      const becomes = whatBecomes(platform);

      expect({ of: platform.name, ...becomes }).toMatchObject({
        of: platform.name,
        button: buttons ? 'pressed' : 'typed',
        form: forms ? 'filled in' : 'answered in text',
        file: files ? 'carried' : 'named',
        laterStep: expect.stringContaining(edits ? 'message changed' : 'new message'),
      });
      expect(becomes.laterStep.includes('thread')).toBe(threads);
    }
  });

  it('becomes what the guide says', async () => {
    const guide = await readFile(new URL('../../docs/guides/platforms.md', import.meta.url), 'utf8');
    // Match: a row of the table, by the name of a platform in backticks. Near miss: the head of the table.
    const rows = [...guide.matchAll(/^\| `([\w-]+)` +\|(.*)\|$/gm)].map(([, name = '', cells = '']) => [
      name,
      ...cells.split('|').map((cell) => cell.trim()),
    ]);

    expect(rows).toEqual(
      platforms.map((platform) => {
        const { button, form, file, laterStep } = whatBecomes(platform);
        return [platform.name, button, form, file, laterStep];
      }),
    );
  });
});
