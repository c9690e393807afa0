import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '../config/schema.ts';
import type { Channel } from '../domain/channel.ts';
import { CommandRules } from './command-rules.ts';
import { CurrentConfiguration } from './current-configuration.ts';

const web: Channel = { platform: 'web', workspaceId: '', channelId: 'ops' };
const slack: Channel = { platform: 'slack', workspaceId: 'T1', channelId: 'C1' };
const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:StartInstances', Resource: '*' }] };

let folder: string;
let policyFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-rules-'));
  policyFile = join(folder, 'start.json');
  await writeFile(policyFile, JSON.stringify(allow));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Scene {
  readonly config?: object;
  readonly isLoopback?: boolean;
  readonly regionOfMachine?: string;
}

async function rulesOf({ config = {}, isLoopback = true, regionOfMachine }: Scene): Promise<CommandRules> {
  const parsed = Config.parse(config);
  const configuration = new CurrentConfiguration(parsed, 'token');
  const rules = new CommandRules({ configuration, isLoopback, findDefaultRegion: () => Promise.resolve(regionOfMachine) });
  (await rules.prepare(parsed))();
  return rules;
}

function channels(overrides: object): object {
  return {
    guardrails: [{ name: 'start', policyFile }],
    channelConfigurations: [
      { configurationName: 'ops', platform: 'web', channelId: 'ops', ...overrides },
      { configurationName: 'chat', platform: 'slack', workspaceId: 'T1', channelId: 'C1', ...overrides },
    ],
  };
}

describe('CommandRules', () => {
  it('lets the web chat of this machine use its credentials, to read', async () => {
    const rules = await rulesOf({});

    expect(rules.of(web)).toMatchObject({
      configurationName: 'ops',
      accounts: [],
      guardrails: [],
      isAmbientAllowed: true,
      allowsAmbientChanges: false,
      defaultRegion: 'us-east-1',
    });
  });

  it('lets nobody else use them unless it is written out', async () => {
    const unwritten = await rulesOf({ config: channels({}) });
    const elsewhere = await rulesOf({ config: channels({}), isLoopback: false });
    const written = await rulesOf({ config: channels({ role: 'ambient' }), isLoopback: false });

    expect([unwritten.of(slack)?.isAmbientAllowed, elsewhere.of(web)?.isAmbientAllowed]).toEqual([false, false]);
    expect([written.of(slack)?.isAmbientAllowed, written.of(web)?.isAmbientAllowed]).toEqual([true, true]);
  });

  it('reads the guardrails that a channel names', async () => {
    const rules = await rulesOf({ config: channels({ guardrails: ['start'], allowAmbientChanges: true }) });

    expect(rules.of(web)).toMatchObject({
      guardrails: [{ name: 'start', document: { Statement: [{ Effect: 'Allow', Action: ['ec2:StartInstances'] }] } }],
      allowsAmbientChanges: true,
    });
  });

  it('knows no rules of a channel that is disabled or in no configuration', async () => {
    const rules = await rulesOf({ config: channels({ state: 'DISABLED' }) });

    expect(rules.of(web)).toBeUndefined();
    expect(rules.of({ ...web, channelId: 'elsewhere' })).toBeUndefined();
  });

  it('denies everything where a guardrail that a channel names is not there', async () => {
    const rules = await rulesOf({ config: channels({ guardrails: ['start', 'lost'] }) });

    expect(rules.of(web)?.guardrails[1]).toEqual({
      name: 'lost',
      document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: ['*'], Resource: ['*'] }] },
    });
  });

  it('keeps the guardrails in force where another configuration cannot be read', async () => {
    const config = channels({ guardrails: ['start'] });
    const rules = await rulesOf({ config });
    await rm(policyFile);

    await expect(rules.prepare(Config.parse(config))).rejects.toMatchObject({ code: 'config-invalid' });
    expect(rules.of(web)?.guardrails).toHaveLength(1);
  });

  it.each([
    [{ aws: { defaultRegion: 'eu-west-1' } }, 'eu-central-1', 'eu-west-1'],
    [{}, 'eu-central-1', 'eu-central-1'],
    [{}, undefined, 'us-east-1'],
  ])('finds the Region in the configuration, then the machine: %j, %s', async (config, regionOfMachine, expected) => {
    const rules = await rulesOf({ config, ...(regionOfMachine === undefined ? {} : { regionOfMachine }) });

    expect(rules.defaultRegion).toBe(expected);
  });
});
