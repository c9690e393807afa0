import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.ts';
import { teamsCommand } from './teams.ts';

const TEAMS = `teams:
  appId: 00000000-0000-0000-0000-0000000000a1
  tenantId: 00000000-0000-0000-0000-0000000000b1
  clientSecret: a-secret
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-teams-command-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(yaml: string, ...commandLine: readonly string[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const file = join(folder, 'signalbox.yaml');
  await writeFile(file, yaml);
  const status = await runCli(
    ['teams', ...commandLine, '--config', file],
    [teamsCommand({ environment: {}, version: '1.2.3', consoleFolder: folder })],
    {
      streams: {
        readInput: () => Promise.resolve(Buffer.alloc(0)),
        async *readInputLines() {
          yield '';
        },
        print: (line) => lines.push(line),
        printError: (line) => errors.push(line),
      },
      findSocketPath: () => Promise.reject(new Error('no server is asked')),
      readFile: () => Promise.reject(new Error('no file is read')),
    },
  );
  return { status, lines, errors: errors.join('\n') };
}

describe('signalbox teams package', () => {
  it('writes an archive for the bot of the configuration', async () => {
    const file = join(folder, 'app.zip');
    const ended = await run(`${TEAMS}server: { publicUrl: https://signalbox.example.org }\n`, 'package', file);

    expect(ended).toMatchObject({ status: 0, lines: [expect.stringContaining(file)] });
    expect((await readFile(file)).readUInt32LE(0)).toBe(0x04034b50);
  });

  it.each([
    ['no bot', 'server: {}\n', ['package'], 'no section teams'],
    ['no address', TEAMS, ['package'], '--website'],
    ['an address without https', TEAMS, ['package', '--website', 'http://a.example'], 'https alone'],
    ['another word', TEAMS, ['upload'], 'say package'],
  ])('ends with wrong usage where there is %s', async (_what, ...[yaml, commandLine, error]) => {
    const ended = await run(yaml, ...commandLine);

    expect(ended.status).toBe(2);
    expect(ended.errors).toContain(error);
  });
});
