import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConfigChange } from '../config/diff-config.ts';
import { loadConfig, type ConfigOutcome } from '../config/load-config.ts';
import type { Config } from '../config/schema.ts';
import type { ReloadAnswer } from '../contract/admin-api.ts';
import { CurrentConfiguration } from './current-configuration.ts';
import { createReload } from './reload.ts';

const TOKEN = 'a-token-that-nobody-guesses';
const SLACK = { SIGNALBOX_SLACK_WORKSPACES_0_WORKSPACE_ID: 'T1', SIGNALBOX_SLACK_WORKSPACES_0_BOT_TOKEN: 'xoxb-1' };

let folder = '';
let current: CurrentConfiguration;
let environment: Record<string, string>;
let steps: string[];
let broken: Set<string>;
let recorded: { readonly by: string; readonly inForce: string; readonly changes: readonly ConfigChange[] }[];
let reload: () => Promise<ReloadAnswer>;

const load = (): Promise<ConfigOutcome> => loadConfig({ environment: { ...environment, SIGNALBOX_DATA_FOLDER: folder } });

async function loadValid(): Promise<Config> {
  const outcome = await load();
  if (outcome.status === 'invalid') throw new Error(JSON.stringify(outcome.problems));
  return outcome.config;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-reload-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  environment = {};
  steps = [];
  broken = new Set();
  current = new CurrentConfiguration(await loadValid(), TOKEN);
  const step = (name: string): Promise<void> => {
    steps.push(name);
    return broken.has(name) ? Promise.reject(new Error(`${name} is broken`)) : Promise.resolve();
  };
  recorded = [];
  const reloadBy = createReload(current, load, {
    logger: pino({ level: 'silent' }),
    prepare: async () => {
      await step('prepare');
      return () => steps.push(`switch at ${current.config.logLevel}`);
    },
    record: async ({ userId }, changes) => {
      if (broken.has('record')) throw new Error('record is broken');
      recorded.push({ by: userId, inForce: current.config.logLevel, changes });
    },
    followUps: [
      { name: 'slack', section: 'slack', run: () => step('slack') },
      { name: 'lanes', run: () => step('lanes') },
    ],
  });
  reload = () => reloadBy({ userId: 'web:ana', displayName: 'Ana' });
});

describe('createReload', () => {
  it('follows up also where nothing has changed, what is always due', async () => {
    const always = createReload(current, load, {
      logger: pino({ level: 'silent' }),
      prepare: () => Promise.resolve(() => undefined),
      record: () => Promise.resolve(),
      followUps: [
        { name: 'lanes', isAlwaysDue: true, run: async () => void steps.push('lanes') },
        { name: 'slack', run: async () => void steps.push('slack') },
      ],
    });

    await always({ userId: 'web:ana', displayName: 'Ana' });

    expect(steps).toEqual(['lanes']);
  });

  it('puts the rules for messages in force as a whole, or leaves the old ones', async () => {
    const rule = { SIGNALBOX_NOTIFICATIONS_RULES_0_NAME: 'one', SIGNALBOX_NOTIFICATIONS_RULES_0_SET_OWNER: 'web' };
    expect(current.restyler).toBeUndefined();
    environment = rule;
    await reload();
    const { restyler } = current;
    expect(restyler).toBeDefined();

    environment = { ...rule, SIGNALBOX_NOTIFICATIONS_RULES_0_SET_TITLE: '{{ detail.a | nope }}' };

    await expect(reload()).rejects.toThrow('there is no filter nope');
    expect(current.restyler).toBe(restyler);
  });

  it('prepares, switches and follows up, in this order', async () => {
    environment = { ...SLACK, SIGNALBOX_LOG_LEVEL: 'debug' };

    const { changed, warnings } = await reload();

    expect(changed).toEqual(expect.arrayContaining(['logLevel changed from "info" to "debug"']));
    expect(warnings).toEqual([]);
    expect(steps).toEqual(['prepare', 'switch at debug', 'slack', 'lanes']);
  });

  it('puts on record who changed what before it is in force, with the values before and after', async () => {
    await reload();
    environment = { SIGNALBOX_LOG_LEVEL: 'debug' };
    await reload();

    const changes = [{ path: 'logLevel', text: 'changed from "info" to "debug"', before: 'info', after: 'debug' }];
    expect(recorded).toEqual([{ by: 'web:ana', inForce: 'info', changes }]);
  });

  it('leaves the old configuration in force where the change cannot be put on record', async () => {
    environment = { SIGNALBOX_LOG_LEVEL: 'debug' };
    broken.add('record');

    await expect(reload()).rejects.toThrow('record is broken');
    expect(current.config.logLevel).toBe('info');
    expect(steps).toEqual(['prepare']);
  });

  it('takes only the steps that the changed sections call for', async () => {
    environment = { SIGNALBOX_LOG_LEVEL: 'debug' };

    await reload();

    expect(steps).toEqual(['prepare', 'switch at debug', 'lanes']);
  });

  it('reads prepared files anew where nothing else has changed', async () => {
    expect(await reload()).toEqual({ changed: [], warnings: [] });

    expect(steps).toEqual(['prepare', 'switch at info']);
  });

  it('changes nothing where preparing fails, and is made whole by the next reload', async () => {
    environment = { SIGNALBOX_LOG_LEVEL: 'debug' };
    broken.add('prepare');

    await expect(reload()).rejects.toThrow('prepare is broken');
    expect(current.config.logLevel).toBe('info');
    expect(steps).toEqual(['prepare']);

    broken.clear();
    expect(await reload()).toMatchObject({ changed: ['logLevel changed from "info" to "debug"'] });
    expect(current.config.logLevel).toBe('debug');
  });

  it('warns of a step that failed after the switch, goes on, and tries it again without a further change', async () => {
    environment = { ...SLACK };
    broken.add('slack');

    const first = await reload();
    expect(first.warnings).toEqual(['The new configuration is in force, but slack failed; see the log, then reload again']);
    expect(steps).toEqual(['prepare', 'switch at info', 'slack', 'lanes']);
    expect(current.config.slack).toBeDefined();

    broken.clear();
    steps = [];
    expect(await reload()).toEqual({ changed: [], warnings: [] });
    expect(steps).toEqual(['prepare', 'switch at info', 'slack']);

    steps = [];
    await reload();
    expect(steps).toEqual(['prepare', 'switch at info']);
  });

  it('refuses what needs a restart before it prepares anything', async () => {
    environment = { SIGNALBOX_SERVER_PUBLIC_URL: 'https://signalbox.example.com', SIGNALBOX_LOG_LEVEL: 'debug' };

    await expect(reload()).rejects.toMatchObject({ code: 'config-needs-restart' });

    expect(steps).toEqual([]);
    expect(current.config.logLevel).toBe('info');
  });
});
