// The walls stand, they see every source file, and each of them bites.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listProjectFiles } from '../house/list-project-files.ts';
import { canaries, type Canary } from './canaries.ts';
import { cruise, ROOT, walls } from './cruise.ts';

const CRUISED_FOLDERS = ['src', 'console/src', 'test', 'scripts', 'bench'];
const rules = walls.forbidden.map(({ name }) => name ?? '');

/** How an import may be written; a parser that misses one of them leaves a hole in every wall. */
const importForms: Record<string, (address: string) => string> = {
  'an import': (address) => `import { thing } from '${address}';\nexport const user = thing;\n`,
  'an import of a type': (address) => `import type { Thing } from '${address}';\nexport type User = Thing;\n`,
  'a mixed import': (address) => `import { type Thing, thing } from '${address}';\nexport const user: Thing = thing;\n`,
  'an import for its effect': (address) => `import '${address}';\n`,
  'a re-export': (address) => `export { thing } from '${address}';\n`,
  'an import at run time': (address) => `export const user = async (): Promise<unknown> => import('${address}');\n`,
};

const folders: string[] = [];
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

async function plant(files: ReadonlyMap<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'canaries-'));
  folders.push(folder);
  for (const [file, content] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
  return folder;
}

function packageFiles(): [string, string][] {
  const running = ['@jmespath-community/jmespath', '@microsoft/teams.cards', '@slack/web-api', '@smithy/types', 'liquidjs', 'vega-lite'];
  const packages = [...running, 'fast-check'];
  const dependencies = Object.fromEntries(running.map((name) => [name, '1.0.0']));
  const manifest = { dependencies, devDependencies: { 'fast-check': '1.0.0' } };
  return [
    ['package.json', JSON.stringify(manifest)],
    ...packages.flatMap((name): [string, string][] => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, ''],
    ]),
  ];
}

function filesOf(canary: Canary, form: (address: string) => string): [string, string][] {
  const files: [string, string][] = [[canary.file, form(canary.imports)]];
  const imported = path.posix.join(path.posix.dirname(canary.file), canary.imports);
  if (canary.imports.startsWith('.') && canary.importedText !== '') files.unshift([imported, canary.importedText ?? 'export {};\n']);
  return files;
}

function violationsFrom(result: ICruiseResult, file: string): string[] {
  return result.summary.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);
}

describe('walls', () => {
  let tree: ICruiseResult;
  beforeAll(async () => {
    tree = await cruise(ROOT, CRUISED_FOLDERS);
  });

  it('are not broken by any file', () => {
    expect(tree.summary.violations.map(({ from, to, rule }) => `${from} -> ${to}: ${rule.name}`)).toEqual([]);
  });

  it('see every TypeScript file of the sources', () => {
    const cruised = tree.modules.map(({ source }) => source).filter((source) => source.startsWith('src/'));
    const existing = listProjectFiles().filter((file) => /^src\/.*\.ts$/.test(file));

    expect(existing.length).toBeGreaterThan(0);
    expect(cruised.toSorted()).toEqual(existing.toSorted());
  });

  it('see the imports in them', () => {
    const main = tree.modules.find(({ source }) => source === 'src/main.ts');

    expect(main?.dependencies.map(({ resolved }) => resolved)).toContain('src/cli/run-cli.ts');
  });
});

describe('canaries', () => {
  let caught: ICruiseResult;
  beforeAll(async () => {
    const form = importForms['an import'] ?? String;
    const folder = await plant(new Map([...packageFiles(), ...canaries.flatMap((canary) => filesOf(canary, form))]));
    caught = await cruise(folder, ['src', 'console/src']);
  });

  it('are there for every wall', () => {
    expect(canaries.map(({ rule }) => rule).toSorted()).toEqual(rules.toSorted());
  });

  it.each(canaries)('trip $rule and nothing else', ({ rule, file }) => {
    expect(violationsFrom(caught, file)).toEqual([rule]);
  });

  it.each(Object.entries(importForms))('trip walls by %s', async (_name, form) => {
    const canary = { rule: 'domain-imports-only-lib', file: 'src/domain/incident.ts', imports: '../messages/message.ts' };
    const folder = await plant(new Map([...packageFiles(), ...filesOf(canary, form)]));

    const result = await cruise(folder, ['src']);

    expect(violationsFrom(result, canary.file)).toEqual([canary.rule]);
  });
});
