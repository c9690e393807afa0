// What the building of the page decides, and that it leaves pages alone which it cannot or need not build.
import { mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideBuild, ensureConsoleBuilt, hashSources } from '../../scripts/build-console.mjs';

describe('decideBuild', () => {
  const changed = { hasSources: true, hasVite: true, stamp: 'old', sourceHash: 'new' };

  it.each([
    ['the sources have changed', changed, 'build'],
    ['there is no page', { ...changed, stamp: undefined }, 'build'],
    ['the page has no stamp', { ...changed, stamp: '' }, 'build'],
    ['the page is of these sources', { ...changed, stamp: 'new' }, 'fresh'],
    ['the page is of these sources and building is forced', { ...changed, stamp: 'new', isForced: true }, 'build'],
    ['the page is of these sources and Vite is missing', { ...changed, stamp: 'new', hasVite: false }, 'fresh'],
    ['Vite is missing', { ...changed, hasVite: false }, 'no-vite'],
    ['the sources are missing', { ...changed, hasSources: false }, 'no-sources'],
    ['the sources are missing and building is forced', { ...changed, hasSources: false, isForced: true }, 'no-sources'],
  ] as const)('decides when %s', (_name, situation, decision) => {
    expect(decideBuild(situation)).toBe(decision);
  });
});

describe('with a folder of sources', () => {
  let root = '';

  async function write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'signalbox-console-'));
    await write('package-lock.json', '{}');
    await write('console/index.html', '<html></html>');
    await write('console/src/main.tsx', 'main');
    await write('src/contract/web-message.ts', 'contract');
  });

  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  describe('hashSources', () => {
    it.each([
      'package-lock.json',
      'console/index.html',
      'console/src/main.tsx',
      'console/src/deep/new.css',
      'console/public/icon.svg',
      'src/contract/web-message.ts',
      'scripts/build-console.mjs',
    ])('changes with %s', async (path) => {
      const before = await hashSources(root);

      await write(path, 'other');

      expect(await hashSources(root)).not.toBe(before);
    });

    it.each(['console/src/main.test.ts', 'console/src/page.test.tsx', 'console/dist/index.html', 'src/app/create-app.ts'])(
      'does not change with %s',
      async (path) => {
        const before = await hashSources(root);

        await write(path, 'other');

        expect(await hashSources(root)).toBe(before);
      },
    );

    it('changes when a file is renamed', async () => {
      const before = await hashSources(root);

      await rename(join(root, 'console/src/main.tsx'), join(root, 'console/src/main2.tsx'));

      expect(await hashSources(root)).not.toBe(before);
    });

    it('does not change with the times of files', async () => {
      const before = await hashSources(root);

      await utimes(join(root, 'console/src/main.tsx'), 0, 0);

      expect(await hashSources(root)).toBe(before);
    });
  });

  describe('ensureConsoleBuilt', () => {
    const log = (): void => undefined;

    it('leaves a page of these sources alone', async () => {
      await write('console/dist/index.html', 'built');
      await write('console/dist/sources.sha256', `${await hashSources(root)}\n`);

      expect(await ensureConsoleBuilt({ root, log })).toEqual({ outcome: 'fresh' });
    });

    it('leaves the page of an installed package alone', async () => {
      await rm(join(root, 'console/src'), { recursive: true });
      await write('console/dist/index.html', 'packaged');

      expect(await ensureConsoleBuilt({ root, log })).toEqual({ outcome: 'no-sources' });
      expect(await readFile(join(root, 'console/dist/index.html'), 'utf8')).toBe('packaged');
    });

    it('leaves an older page alone where Vite is not installed', async () => {
      await write('console/dist/index.html', 'older');

      expect(await ensureConsoleBuilt({ root, log })).toEqual({ outcome: 'no-vite' });
      expect(await readFile(join(root, 'console/dist/index.html'), 'utf8')).toBe('older');
    });
  });
});
