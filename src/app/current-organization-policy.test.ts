import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EffectivePolicyAnswer } from '../aws/effective-policy-source.ts';
import { CurrentOrganizationPolicy } from './current-organization-policy.ts';

const DISABLED = '{"chatbot":{"platforms":{"slack":{"client":"disabled"}}}}';
const AWS = { organizationPolicy: { files: [], fromOrganizations: true, refreshMinutes: 5 } };
const DENIED: EffectivePolicyAnswer = { status: 'unreadable', reason: 'AccessDeniedException' };

let dataFolder: string;
let answers: EffectivePolicyAnswer[];
let timers: { callback: () => void; delayMs: number }[];
let lines: string[];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-policy-'));
  answers = [];
  timers = [];
  lines = [];
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

function make(): CurrentOrganizationPolicy {
  return new CurrentOrganizationPolicy({
    dataFolder,
    source: { read: async () => answers.shift() ?? DENIED },
    now: () => new Date('2026-03-01T03:00:00Z'),
    setTimer: (callback, delayMs) => {
      timers.push({ callback, delayMs });
      return () => {
        timers = timers.filter((timer) => timer.callback !== callback);
      };
    },
    logger: pino({}, { write: (line: string) => lines.push(line) }),
    onChange: () => {},
  });
}

async function open(...given: readonly EffectivePolicyAnswer[]): Promise<CurrentOrganizationPolicy> {
  const policy = make();
  answers.push(...given);
  (await policy.prepare(AWS))();
  return policy;
}

const settingsOf = ({ state }: CurrentOrganizationPolicy): unknown =>
  state.kind === 'known' ? Object.fromEntries(state.policy) : state.kind;

describe('CurrentOrganizationPolicy', () => {
  it('is none where the configuration has none', async () => {
    const policy = make();
    (await policy.prepare({ organizationPolicy: undefined }))();
    await policy.refresh();

    expect(policy.state).toEqual({ kind: 'none' });
    expect(timers).toEqual([]);
  });

  it('merges the files, the first one above the others', async () => {
    const write = async (name: string, client: object): Promise<string> => {
      const file = join(dataFolder, name);
      await writeFile(file, JSON.stringify({ chatbot: { platforms: { slack: { client } } } }));
      return file;
    };
    const files = [
      await write('root.json', { '@@assign': 'disabled', '@@operators_allowed_for_child_policies': ['@@none'] }),
      await write('unit.json', { '@@assign': 'enabled' }),
    ];
    const policy = make();
    (await policy.prepare({ organizationPolicy: { files, fromOrganizations: false, refreshMinutes: 5 } }))();

    expect(settingsOf(policy)).toEqual({ 'chatbot.platforms.slack.client': 'disabled' });
  });

  it('refuses a configuration whose file has gone or is no policy, and keeps what was in force', async () => {
    const file = join(dataFolder, 'root.json');
    const policy = await open({ status: 'read', content: DISABLED });
    await policy.refresh();
    const section = { files: [file], fromOrganizations: false, refreshMinutes: 5 };

    await expect(policy.prepare({ organizationPolicy: section })).rejects.toMatchObject({ code: 'config-invalid' });
    await writeFile(file, '{"chatbot": {"default": {"client": {"@@assign": "off"}}}}');
    await expect(policy.prepare({ organizationPolicy: section })).rejects.toThrow(/root\.json chatbot\.default\.client.*off/);
    expect(settingsOf(policy)).toEqual({ 'chatbot.platforms.slack.client': 'disabled' });
  });

  it('is unknown until AWS has answered once', async () => {
    const policy = await open(DENIED, { status: 'read', content: DISABLED });
    expect(policy.state.kind).toBe('unknown');

    await policy.refresh();
    expect(policy.state).toEqual({ kind: 'unknown', reason: 'AccessDeniedException' });
    expect(lines.join('')).toContain('was never known');

    await policy.refresh();
    expect(settingsOf(policy)).toEqual({ 'chatbot.platforms.slack.client': 'disabled' });
  });

  it('asks again after the time that is set, and sooner after a failure', async () => {
    const policy = await open({ status: 'read', content: DISABLED }, DENIED);
    await policy.refresh();
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([5 * 60_000]);

    timers[0]?.callback();
    await policy.refresh();
    expect(policy.state).toMatchObject({ kind: 'known', problem: 'AccessDeniedException' });
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([60_000]);
  });

  it('keeps the last known policy while AWS cannot be asked, and says so once', async () => {
    const policy = await open({ status: 'read', content: DISABLED }, DENIED, DENIED, { status: 'read', content: '{"chatbot":{}}' });
    for (let round = 0; round < 3; round += 1) await policy.refresh();

    expect(settingsOf(policy)).toEqual({ 'chatbot.platforms.slack.client': 'disabled' });
    expect(lines.filter((line) => line.includes('the last known one stays in force'))).toHaveLength(1);
    await policy.refresh();
    expect(policy.state).toMatchObject({ kind: 'known', policy: new Map(), readAt: new Date('2026-03-01T03:00:00Z') });
    expect(policy.state).not.toHaveProperty('problem');
  });

  it('keeps the last known policy where what AWS tells is not understood', async () => {
    const policy = await open({ status: 'read', content: DISABLED }, { status: 'read', content: '{"chatbot":{"hours":{"open":"day"}}}' });
    await policy.refresh();
    await policy.refresh();

    expect(settingsOf(policy)).toEqual({ 'chatbot.platforms.slack.client': 'disabled' });
    expect(policy.state).toMatchObject({ problem: expect.stringContaining('chatbot.hours is not known') });
  });

  it('restricts nothing where AWS says that there is no policy', async () => {
    const policy = await open({ status: 'none', reason: 'EffectivePolicyNotFoundException' });
    await policy.refresh();

    expect(policy.state).toMatchObject({ kind: 'known', policy: new Map(), origin: 'organizations' });
  });

  it('goes on under the policy of an earlier process, and says that it is old', async () => {
    const first = await open({ status: 'read', content: DISABLED });
    await first.refresh();
    await first.stop();

    const second = await open(DENIED);

    expect(settingsOf(second)).toEqual({ 'chatbot.platforms.slack.client': 'disabled' });
    await second.refresh();
    expect(second.state).toMatchObject({ kind: 'known', problem: 'AccessDeniedException' });
    expect(await readdir(dataFolder)).toEqual(['organization-policy.json']);
  });

  it.each(['', '{', '{"content": "{}"}', '{"content": "[]", "readAt": "2026-03-01T03:00:00.000Z"}'])(
    'takes a kept policy that is damaged for none: %j',
    async (text) => {
      await writeFile(join(dataFolder, 'organization-policy.json'), text);

      expect((await open()).state.kind).toBe('unknown');
    },
  );

  it('asks no more once it is stopped', async () => {
    const policy = await open({ status: 'read', content: DISABLED });
    await policy.stop();
    await policy.refresh();

    expect(policy.state.kind).toBe('unknown');
    expect(timers).toEqual([]);
  });
});
