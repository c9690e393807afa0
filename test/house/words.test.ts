// What must not stand in any file: the machines that it was made on, and the places that packages were fetched from.
import { describe, expect, it } from 'vitest';
import { listProjectFiles } from './list-project-files.ts';
import { readProjectFile } from './read-project-file.ts';

const BINARY_FILE = /\.(png|jpe?g|gif|ico|woff2?|ttf|br|gz|zst)$/;

const UNWANTED = {
  // Match: a path that begins with the home of root or a mounted work folder. Near miss: an address with such a word in its path.
  'a path of a machine': /(?<![\w.\-/])\/(work|root|home\/[a-z]+)(?=\/|["'`)\s,;]|$)/m,
  // Match: the host of npm's or yarn's public registry, or of a mirror. Near miss: a metrics registry in code.
  'the host of a package registry': /\bregistry\.(npmjs|yarnpkg|npmmirror)\.|\bnpm\.pkg\.github\b|\bartifactory\.|\bverdaccio\b/i,
} as const;

const files = listProjectFiles().filter((file) => !BINARY_FILE.test(file));

describe('files of the project', () => {
  it.each(Object.entries(UNWANTED))('do not name %s', (_what, pattern) => {
    const naming = files.filter((file) => pattern.test(readProjectFile(file)));

    expect(files.length).toBeGreaterThan(100);
    expect(naming).toEqual([]);
  });

  it('would be seen naming them', () => {
    const slash = '/';

    expect(`cp ${slash}root/a b`).toMatch(UNWANTED['a path of a machine']);
    expect(`const folder = '${slash}work';`).toMatch(UNWANTED['a path of a machine']);
    expect(`https:/${slash}example.com${slash}work/7`).not.toMatch(UNWANTED['a path of a machine']);
    expect(['https:', '', ['registry', 'npmjs', 'org'].join('.'), 'x'].join('/')).toMatch(UNWANTED['the host of a package registry']);
    expect('registry.platforms.get(channel)').not.toMatch(UNWANTED['the host of a package registry']);
  });
});
