// The audit log as an administrator meets it: everything is on it, it can be searched, exported and verified, and whoever tampers with
// the database or a copy is found out.
import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditCommand } from '../../src/app/commands/audit.ts';
import { readInputFile } from '../../src/cli/read-input-file.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { logGroupOf } from '../../src/audit/sinks/cloud-watch-logs-sink.ts';
import { startFakeCloudWatchLogs } from '../fakes/fake-cloud-watch-logs.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let browser: BrowserSession;

beforeEach(async () => {
  app = await startApp();
  browser = await BrowserSession.signIn(app.signInUrl);
});
afterEach(() => app.stop());

interface Ended {
  readonly status: number;
  readonly lines: readonly string[];
  readonly errors: readonly string[];
}

/** Runs `signalbox audit ...` beside the server. */
async function audit(commandLine: string, input = ''): Promise<Ended> {
  const lines: string[] = [];
  const errors: string[] = [];
  const status = await runCli(['audit', ...commandLine.split(' ')], [auditCommand], {
    streams: {
      readInput: async () => Buffer.from(input),
      async *readInputLines() {
        yield* input.split('\n');
      },
      print: (line) => lines.push(line),
      printError: (line) => errors.push(line),
    },
    findSocketPath: async () => join(app.dataFolder, 'signalbox.sock'),
    readFile: readInputFile,
  });
  return { status, lines, errors };
}

type Line = { readonly kind: string; readonly id: string; readonly detail: Record<string, unknown>; readonly commandId?: string };
const searched = async (commandLine: string): Promise<readonly Line[]> =>
  (await audit(`search --json ${commandLine}`)).lines.map((line) => JSON.parse(line) as Line);
const kindsOf = (lines: readonly Line[]): readonly string[] => lines.map(({ kind }) => kind).toReversed();

async function say(text: string): Promise<void> {
  const before = (await searched('--kind answered --limit 1000')).length;
  await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  await expect.poll(async () => (await searched('--kind answered --limit 1000')).length).toBe(before + 1);
}

/** Does something to the database that its triggers would refuse, as its owner can, while nobody else has it. */
async function tamper(sql: string): Promise<void> {
  await app.stopAndKeepData();
  const database = new DatabaseSync(join(app.dataFolder, 'signalbox.sqlite'));
  for (const name of ['update', 'delete', 'insert', 'replacement']) database.exec(`drop trigger audit_events_refuse_${name}`);
  database.exec(sql);
  database.close();
  app = await startApp({ dataFolder: app.dataFolder });
}

describe('the audit log', () => {
  it('has each step of a command, with its decision, its duration and its answer', async () => {
    await say('ec2 describe-instances');
    const [{ commandId = '' } = {}] = await searched('--kind received');

    const steps = await searched(`--command ${commandId}`);
    expect(kindsOf(steps)).toEqual(['command.received', 'command.decided', 'command.executing', 'command.succeeded', 'command.answered']);
    expect(steps.find(({ kind }) => kind === 'command.decided')?.detail).toMatchObject({ verdict: 'allowed', service: 'ec2' });
    expect(steps.find(({ kind }) => kind === 'command.succeeded')?.detail).toMatchObject({ durationMs: expect.any(Number) });
    expect(steps.find(({ kind }) => kind === 'command.answered')?.detail).toMatchObject({ isPosted: true, durationMs: expect.any(Number) });
  });

  it('has what people change, with what was before and after', async () => {
    await say('set default-region eu-west-1');
    await app.rewrite('logLevel: warn\nnotify: { tokens: [{ name: ci, token: a-secret-that-nobody-sees }] }');
    await app.reload();
    await browser.post('/sign-out');

    const all = await searched('--limit 1000');
    expect(kindsOf(all.filter(({ kind }) => !kind.startsWith('command.')))).toEqual([
      'audit.anchored',
      'sign-in-link.created',
      'session.started',
      'preferences.changed',
      'configuration.reloaded',
      'session.ended',
    ]);
    expect(all.find(({ kind }) => kind === 'preferences.changed')?.detail).toEqual({ before: {}, after: { defaultRegion: 'eu-west-1' } });
    expect(all.find(({ kind }) => kind === 'configuration.reloaded')?.detail['changes']).toContainEqual({
      path: 'logLevel',
      text: 'changed from "info" to "warn"',
      before: 'info',
      after: 'warn',
    });
    expect(JSON.stringify(all)).not.toContain('a-secret');
  });

  it('is searched by what people ask', async () => {
    await say('ec2 describe-instances');
    await say('s3 ls');
    const count = async (commandLine: string): Promise<number> => (await searched(commandLine)).length;

    expect(await count('--service ec2 --operation describe-instances --kind decided')).toBe(1);
    expect(await count('--service ec2 --operation DescribeInstances --outcome succeeded --person operator --channel ops')).toBe(1);
    expect(await count('--outcome succeeded --account 999999999999')).toBe(0);
    expect(await count('--kind session')).toBe(1);
    expect(await count('--text describeinstances --kind executing')).toBe(1);
    expect(await count('--since 2026-01-01 --until 2026-01-02')).toBe(0);
    expect(await count('--limit 3')).toBe(3);
    const { lines } = await audit('list --limit 1');
    expect(lines).toMatchObject([expect.stringMatching(/^\S+Z {2}command\.answered +web:operator {2}web\/ops {2}/)]);
  });

  it('is intact over restarts, and exported so that it can be verified without a server', async () => {
    await say('ec2 describe-instances');
    await app.stopAndKeepData();
    app = await startApp({ dataFolder: app.dataFolder });

    const { status, lines } = await audit('verify');
    expect([status, lines[0]]).toEqual([0, expect.stringMatching(/^intact: 11 events in 1 chain, 2 anchors$/)]);
    const exported = (await audit('export')).lines.join('\n');
    expect(await audit('verify -', exported)).toMatchObject({ status: 0 });
    const today = new Date().toISOString().slice(0, 10);
    expect((await audit(`export --from ${today} --to ${today}`)).lines.length).toBeGreaterThan(0);
    expect(await audit(`verify --from ${today}`)).toMatchObject({ status: 0 });
    expect(await audit('export --from 2999-01-01')).toEqual({ status: 0, lines: [], errors: [] });

    const edited = exported.replace('"verdict":"allowed"', '"verdict":"denied"');
    const broken = await audit('verify - --json', edited);
    expect(broken.status).toBe(1);
    expect(JSON.parse(broken.lines[0] ?? '')).toMatchObject({ isIntact: false, break: { fault: 'changed', where: 'line 5', sequence: 5 } });
    expect(await audit('verify -', '')).toMatchObject({ status: 1, lines: [expect.stringContaining('no event'), expect.anything()] });
  });

  it.each([
    ['an edit', `update audit_events set user_id = 'web:somebody' where kind = 'session.started'`, 'event 3'],
    ['a deletion', `delete from audit_events where kind = 'session.started'`, 'event 3'],
    [
      'a place taken away',
      `update audit_events set hash = null, node = null, chain_sequence = null where kind = 'session.started'`,
      'no place',
    ],
  ])('tells %s in the database, and where', async (_, sql, where) => {
    await tamper(sql);

    const { status, lines } = await audit('verify');
    expect(status).toBe(1);
    expect(lines[0]).toMatch(/^broken at event 3 of the log: /);
    expect(lines[0]).toContain(where);
  });

  it('tells that its end was cut off, by what a sink has', async () => {
    const file = join(app.dataFolder, 'audit.jsonl');
    await app.rewrite(`audit: { file: { path: '${file}' } }`);
    await app.reload();
    await say('ec2 describe-instances');
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('command.answered');
    await app.rewrite('');
    // The whole end, with the anchor of the stop; the cursors as well, so that nothing in the database tells of it.
    await tamper(
      `delete from audit_events where kind like 'command.%' or kind = 'configuration.reloaded' or detail like '%"stop"%'; delete from audit_cursors`,
    );

    expect(await audit('verify')).toMatchObject({ status: 0 });
    expect(await audit(`verify ${file}`)).toMatchObject({ status: 0 });
    const { status, lines } = await audit(`verify --anchors ${file}`);
    expect([status, lines[0]]).toEqual([1, expect.stringMatching(/is another than the one that was anchored|had at least/)]);
  });

  it('is copied to CloudWatch Logs, a group for each configuration', async () => {
    const logs = await startFakeCloudWatchLogs();
    await app.stop();
    const yaml = `audit: { cloudWatchLogs: { region: eu-west-1, retentionDays: 30 } }
channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, loggingLevel: INFO }]`;
    app = await startApp({ yaml, environment: { ...NO_CREDENTIALS, ...logs.environment } });
    browser = await BrowserSession.signIn(app.signInUrl);
    await say('no command at all');

    await expect.poll(() => logs.linesOf(logGroupOf('ops')).join('\n')).toContain('command.answered');
    await expect.poll(() => logs.linesOf('/aws/chatbot/signalbox/administration').join('\n')).toContain('session.started');
    expect(logs.groups.get(logGroupOf('ops'))?.retentionInDays).toBe(30);
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    await expect
      .poll(() => logs.linesOf(logGroupOf('ops'), 'deliveries').join('\n'))
      .toContain('"level":"INFO","configurationName":"ops","text":"delivery sent"');
    await writeFile(join(app.dataFolder, 'group.jsonl'), logs.linesOf(logGroupOf('ops'), 'node-').join('\n'));
    expect(await audit(`verify --excerpt ${join(app.dataFolder, 'group.jsonl')}`)).toMatchObject({ status: 0 });
    await app.stopAndKeepData();
    expect(logs.linesOf(logGroupOf('ops'), 'node-').at(-1)).toContain('"occasion":"stop"');
    await logs.stop();
    await rm(app.dataFolder, { recursive: true, force: true });
    app = await startApp();
  });

  it('is read by administrators alone', async () => {
    await browser.post('/sign-out');

    for (const path of ['events', 'entries', 'heads']) {
      expect((await fetch(`${app.url}/api/audit/${path}`)).status).toBe(401);
      expect((await browser.request(`/api/audit/${path}`)).status).toBe(401);
    }
  });

  it('says how it is used', async () => {
    for (const line of [
      '',
      'what',
      'verify a b',
      'verify --from 2026-01-01 file',
      'verify --excerpt',
      'search word',
      'list --limit 0',
      'search --since soon',
    ]) {
      expect({ line, ...(await audit(line)) }).toMatchObject({ line, status: 2, lines: [] });
    }
    expect(await audit('verify absent.jsonl')).toMatchObject({ status: 1, errors: [expect.stringContaining('file-unreadable')] });
    expect(await audit('export --from yesterday')).toMatchObject({ status: 1, errors: [expect.stringContaining('bad-request')] });
  });
});
