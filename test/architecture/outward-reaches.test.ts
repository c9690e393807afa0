// The environment is read at the edge of the process, and only adapters, the app and the admin CLI speak to the network.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listProjectFiles } from '../house/list-project-files.ts';
import { ROOT } from './cruise.ts';
import { findOutwardReaches, type OutwardReach } from './find-outward-reaches.ts';

const MAY_REACH: Record<OutwardReach, RegExp> = {
  // Match: src/main.ts, src/config/load-config.ts. Near miss: src/main-window.ts.
  'process.env': /^src\/(config\/|main\.ts$)/,
  // Match: src/platforms/slack/call.ts, src/cli/send.ts. Near miss: src/platforms/platform.ts (a port).
  fetch: /^src\/((platforms|storage|charts|aws)\/[^/]+\/|app\/|cli\/)/,
};
// Match: arn.test.ts, platform.contract.ts, testing/builders.ts. Near miss: contract/admin-api.ts.
const TEST_MATERIAL = /\.(test|contract)\.ts$|\/testing\//;

const sources = listProjectFiles().filter((file) => /^src\/.*\.ts$/.test(file) && !TEST_MATERIAL.test(file));

describe('sources', () => {
  const reaches = sources.map((file) => ({ file, reached: findOutwardReaches(readFileSync(path.join(ROOT, file), 'utf8')) }));

  it.each(Object.entries(MAY_REACH) as [OutwardReach, RegExp][])('reach for %s only where they may', (what, allowed) => {
    const reaching = reaches.filter(({ reached }) => reached.has(what)).map(({ file }) => file);

    expect(reaching.length).toBeGreaterThan(0);
    expect(reaching.filter((file) => !allowed.test(file))).toEqual([]);
  });
});

describe('findOutwardReaches', () => {
  it.each([
    'const port = process.env.PORT;',
    "const port = process['env'].PORT;",
    'const port = globalThis.process.env.PORT;',
    'const { env } = process;',
    'const { env: variables } = globalThis.process;',
    "import { env } from 'node:process';",
    "import variables from 'process';",
    'function read(environment = process.env) { return environment; }',
  ])('sees the environment in %s', (code) => {
    expect([...findOutwardReaches(code)]).toEqual(['process.env']);
  });

  it.each(['await fetch(url);', 'const call = fetch;', 'globalThis.fetch(url);', 'make({ call: fetch });', "window['fetch'](url);"])(
    'sees the network in %s',
    (code) => {
      expect([...findOutwardReaches(code)]).toEqual(['fetch']);
    },
  );

  it.each([
    '// process.env and fetch(url)',
    "const text = 'process.env, fetch(url)';",
    'certificates.fetch(url);',
    'interface Door { fetch(url: string): void }',
    'const options = { fetch: undefined };',
    'class Door { fetch() {} }',
    'const { pid } = options.process; other.env;',
    'process.exitCode = 1;',
  ])('sees nothing in %s', (code) => {
    expect([...findOutwardReaches(code)]).toEqual([]);
  });
});
