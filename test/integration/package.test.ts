// The package as npm packs it, installed in another folder: it has all that it needs, and nothing of the workshop.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNpm } from './find-npm.ts';
import { personEnvironment } from './person-environment.ts';
import { runOrThrow, waitForOutput } from './run-program.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const INSTALL_LIMIT_MS = 10 * 60_000;
/** What an orchestrator commonly allows before it kills. */
const STOP_LIMIT_MS = 10_000;

let folder = '';
let files: readonly string[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'package-'));
  const packed = await npm(['pack', '--json', '--pack-destination', folder], ROOT);
  // The scripts that npm runs before packing write to the same place, before the list.
  const [tarball] = JSON.parse(packed.slice(packed.search(/^\[/m))) as [{ filename: string; files: { path: string }[] }];
  files = tarball.files.map((file) => file.path);
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
  await npm(['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball.filename}`], folder);
}, INSTALL_LIMIT_MS);

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function npm(npmArguments: readonly string[], cwd: string): Promise<string> {
  return runOrThrow(process.execPath, [findNpm(), ...npmArguments], { cwd, env: personEnvironment() });
}

function start(): ChildProcess {
  const child = spawn(path.join(folder, 'node_modules', '.bin', 'signalbox'), ['start', '--json'], {
    cwd: folder,
    env: personEnvironment({ SIGNALBOX_SERVER_PORT: '0' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

describe('the packed files', () => {
  it('hold the server, the page and the papers', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'bin/signalbox.mjs',
        'dist/main.js',
        'console/dist/index.html',
        'catalogue/services/ec2.json.br',
        'fonts/Inter_400Regular.ttf',
        'fonts/LICENSE_FONT',
        'LICENSE',
        'README.md',
      ]),
    );
  });

  it('hold no sources, tests, maps or settings of the workshop', () => {
    const allowed =
      /^(bin\/signalbox\.mjs|dist\/.*\.js|console\/dist\/.*|catalogue\/(services\/)?[a-z0-9.-]+\.json(\.br)?|fonts\/(Inter_\w+\.ttf|LICENSE_FONT)|deploy\/signalbox\.service|LICENSE|README\.md|CHANGELOG\.md|package\.json)$/;

    expect(files.filter((file) => !allowed.test(file) || /\.test\.|\.map$|\/testing\//.test(file))).toEqual([]);
  });
});

describe('the installed package', () => {
  it('answers npx', async () => {
    const output = await runOrThrow('npx', ['--no', '--', 'signalbox', '--help'], { cwd: folder, env: personEnvironment() });

    expect(output).toMatch(/^usage: signalbox <command>/);
  });

  it('serves, and stops when it is told to', async () => {
    const child = start();
    const greeting = JSON.parse(await waitForOutput(child, /^\{"url".*\}$/m)) as { url: string };

    const health = await fetch(`${greeting.url}/healthz`);
    const page = await fetch(`${greeting.url}/`);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit', { signal: AbortSignal.timeout(STOP_LIMIT_MS) })) as [number];

    expect(health.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(code).toBe(0);
  });

  it('draws charts in its worker', async () => {
    const chart = {
      title: 'CPU',
      datapoints: [{ at: '2026-11-20T02:55:00Z', value: 91 }],
      threshold: 80,
      at: '2026-11-20T03:00:00Z',
      isSample: true,
    };
    const script = `
      import { VegaChartRenderer } from 'signalbox/dist/charts/vega/vega-chart-renderer.js';
      const renderer = new VegaChartRenderer();
      console.log(await renderer.renderSvg(${JSON.stringify(chart)}, { width: 390, height: 240, theme: 'light' }));
      const png = await renderer.renderPng(${JSON.stringify(chart)}, { width: 390, height: 240, theme: 'light' });
      console.log(Buffer.from(png).toString('latin1', 1, 4), png.length);
      await renderer.close();`;

    const output = await runOrThrow(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, env: personEnvironment() });

    expect(output).toMatch(/^<svg .*Sample data.*<\/svg>\nPNG \d{4,}\n$/);
  });
});
