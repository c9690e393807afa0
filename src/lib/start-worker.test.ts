import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateModule, startWorker } from './start-worker.ts';

describe('locateModule', () => {
  it('keeps the TypeScript address beside sources', () => {
    expect(locateModule(new URL('file:///app/src/a/draw.worker.ts'), 'file:///app/src/lib/start-worker.ts').href).toBe(
      'file:///app/src/a/draw.worker.ts',
    );
  });

  it('takes the built file beside built files', () => {
    expect(locateModule(new URL('file:///app/dist/a/draw.worker.ts'), 'file:///app/dist/lib/start-worker.js').href).toBe(
      'file:///app/dist/a/draw.worker.js',
    );
  });

  it('touches nothing but the ending', () => {
    expect(locateModule(new URL('file:///my.ts/dist/a.worker.ts'), 'file:///my.ts/dist/lib/start-worker.js').href).toBe(
      'file:///my.ts/dist/a.worker.js',
    );
  });
});

describe('startWorker', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'start-worker-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function run(code: string, workerData?: unknown): Promise<unknown> {
    const file = path.join(folder, 'sample.worker.ts');
    await writeFile(file, `import { parentPort, workerData } from 'node:worker_threads';\nconst data: unknown = workerData;\n${code}`);
    const worker = startWorker(pathToFileURL(file), { name: 'sample', workerData });
    const [message] = (await once(worker, 'message')) as [unknown];
    await worker.terminate();
    return message;
  }

  it('starts a worker from TypeScript with its data', async () => {
    await expect(run('parentPort?.postMessage(data);', { size: 3 })).resolves.toEqual({ size: 3 });
  });

  it('gives the worker none of the environment, so no secret from it', async () => {
    const names = (await run('parentPort?.postMessage(Object.keys(process.env));')) as string[];

    expect(names.filter((name) => name !== 'NODE_COMPILE_CACHE')).toEqual([]);
  });

  it('gives the worker none of the flags of the process', async () => {
    await expect(run('parentPort?.postMessage(process.execArgv);')).resolves.toEqual(['--disable-warning=ExperimentalWarning']);
  });
});
