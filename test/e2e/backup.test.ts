// A backup is made while Signalbox runs, and brings back what was there: the commands as a person meets them.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupCommand } from '../../src/app/commands/backup.ts';
import { restoreCommand } from '../../src/app/commands/restore.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let lines: string[];
beforeEach(async () => {
  lines = [];
  app = await startApp();
});
afterEach(() => app.stop());

async function run(commandLine: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  const surroundings = {
    environment: { SIGNALBOX_DATA_FOLDER: app.dataFolder, ...environment },
    version: '0.0.0-test',
    consoleFolder: '',
  };
  const keep = (line: string): void => void lines.push(line);
  return runCli(
    [...commandLine, '--config', path.join(app.dataFolder, 'signalbox.yaml')],
    [backupCommand(surroundings), restoreCommand(surroundings)],
    {
      streams: { readInput: () => Promise.resolve(Buffer.of()), readInputLines: async function* none() {}, print: keep, printError: keep },
      findSocketPath: () => Promise.reject(new Error('no server is needed')),
      readFile: () => Promise.reject(new Error('nothing is read')),
    },
  );
}

async function notify(text: string): Promise<void> {
  const token = (await readFile(path.join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const response = await fetch(`${app.url}/notify`, { method: 'POST', body: text, headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
}

async function shown(browser: BrowserSession, count: number): Promise<string> {
  return JSON.stringify(await browser.follow((messages) => messages.length >= count));
}

describe('signalbox backup and restore', () => {
  it('copies what is there while Signalbox runs, and brings it back once that is stopped', async () => {
    const file = path.join(app.dataFolder, 'copy.sqlite');
    const browser = await BrowserSession.signIn(app.signInUrl);
    await notify('of before');
    await shown(browser, 1);

    await expect(run(['backup', file])).resolves.toBe(0);
    await notify('of afterwards');
    await shown(browser, 2);
    await expect(run(['restore', file])).resolves.toBe(1);
    await app.stopAndKeepData();
    await expect(run(['restore', file])).resolves.toBe(0);

    app = await startApp({ dataFolder: app.dataFolder });
    const messages = await shown(await BrowserSession.signIn(app.signInUrl), 1);
    expect(messages).toContain('of before');
    expect(messages).not.toContain('of afterwards');
    expect((await stat(file)).mode % 0o100).toBe(0);
    expect(lines).toEqual([
      expect.stringContaining(`${file}: backed up (schema version `),
      expect.stringContaining('data-folder-in-use: '),
      expect.stringContaining(`${file}: restored (schema version `),
      expect.stringContaining('what was there before: '),
    ]);
  });

  it('says what to do where everything is kept in PostgreSQL', async () => {
    const environment = { SIGNALBOX_STORAGE_POSTGRES_URL: 'postgres://signalbox@db/signalbox' };

    await expect(run(['backup', 'copy.sqlite'], environment)).resolves.toBe(1);
    await expect(run(['restore', 'copy.sqlite'], environment)).resolves.toBe(1);

    expect(lines.map((line) => line.includes('everything is kept in PostgreSQL'))).toEqual([true, true]);
  });
});
