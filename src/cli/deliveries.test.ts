import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliveries } from './deliveries.ts';

let folder: string;
let socketPath: string;
let server: Server;
let asked: { readonly path: string | undefined; readonly body: unknown }[];
/** What the server says to each request. */
let answers: object[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-cli-'));
  socketPath = join(folder, 'socket');
  asked = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({ path: request.url, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answers.shift()));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(socketPath, resolve);
  });
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...commandArguments: readonly string[]): Promise<readonly string[]> {
  const printed: string[] = [];
  await deliveries.run(commandArguments, {
    streams: {
      readInput: () => Promise.resolve(Buffer.of()),
      readInputLines: async function* () {},
      print: (line) => printed.push(line),
      printError: (line) => printed.push(line),
    },
    findSocketPath: () => Promise.resolve(socketPath),
    readFile: () => Promise.resolve(Buffer.of()),
  });
  return printed;
}

describe('deliveries', () => {
  it('replays all that are meant, a stretch at a time, and tells the sum', async () => {
    answers = [
      { queued: 1_900, folded: 100, next: 70 },
      { queued: 2_000, folded: 0, next: 33 },
      { queued: 7, folded: 1 },
    ];

    expect(await run('replay', '--to', 'ops')).toEqual(['queued 3907, folded 101']);

    expect(asked).toEqual([
      { path: '/api/deliveries/replay', body: { configurationName: 'ops' } },
      { path: '/api/deliveries/replay', body: { configurationName: 'ops', before: 70 } },
      { path: '/api/deliveries/replay', body: { configurationName: 'ops', before: 33 } },
    ]);
  });

  it('lets all go that are meant in the same way', async () => {
    answers = [{ discarded: 2_000, next: 5 }, { discarded: 4 }];

    expect(await run('discard', '--all', '--json')).toEqual(['{"discarded":2004}']);

    expect(asked.map(({ body }) => body)).toEqual([{}, { before: 5 }]);
  });
});
