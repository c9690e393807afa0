import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '../config/schema.ts';
import type { Channel } from '../domain/channel.ts';
import { CommandRules } from './command-rules.ts';
import { CurrentConfiguration } from './current-configuration.ts';
import { ManagedPolicies, type NamedManagedPolicy } from './managed-policies.ts';

const web: Channel = { platform: 'web', workspaceId: '', channelId: 'ops' };
const slack: Channel = { platform: 'slack', workspaceId: 'T1', channelId: 'C1' };
const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:StartInstances', Resource: '*' }] };

/** What IAM tells of any policy; what is asked of it is kept. */
const readAllowed = { status: 'read', versionId: 'v1', documentText: JSON.stringify(allow) } as const;
let asked: NamedManagedPolicy[] = [];

let folder: string;
let policyFile: string;
beforeEach(async () => {
  asked = [];
  folder = await mkdtemp(join(tmpdir(), 'signalbox-rules-'));
  policyFile = join(folder, 'start.json');
  await writeFile(policyFile, JSON.stringify(allow));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Scene {
  readonly config?: object;
  readonly isLoopback?: boolean;
  readonly regionOfMachine?: string;
  readonly isIamSilent?: boolean;
}

async function rulesOf({ config = {}, isLoopback = true, regionOfMachine, isIamSilent = false }: Scene): Promise<CommandRules> {
  const parsed = Config.parse(config);
  const configuration = new CurrentConfiguration(parsed, 'token');
  const managedPolicies = new ManagedPolicies({
    now: () => new Date(0),
    source: {
      read: async (policyArn, credentials) => {
        asked.push({ policyArn, credentials });
        return isIamSilent ? { status: 'failed', reason: 'AccessDenied' } : readAllowed;
      },
    },
  });
  const findDefaultRegion = () => Promise.resolve(regionOfMachine);
  const rules = new CommandRules({ configuration, isLoopback, findDefaultRegion, managedPolicies });
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

  it('takes the document of a managed policy from IAM, and names it by its ARN', async () => {
    const policyArn = 'arn:aws:iam::111122223333:policy/ops';
    const role = 'arn:aws:iam::111122223333:role/ops';
    const rules = await rulesOf({ config: { ...channels({ guardrails: ['ops'], role }), guardrails: [{ name: 'ops', policyArn }] } });
    expect(rules.of(web)?.guardrails).toMatchObject([{ name: 'ops', policyArn, unreadBecause: 'it was not read yet' }]);
    await rules.settleGuardrails(web);

    expect(rules.of(web)?.guardrails).toEqual([
      {
        name: 'ops',
        policyArn,
        document: { Version: '2012-10-17', Statement: [expect.objectContaining({ Action: ['ec2:StartInstances'] })] },
      },
    ]);
    expect(asked).toMatchObject([{ policyArn, credentials: { roleArn: role, sessionName: 'signalbox', policyArns: [] } }]);
    const session = asked[0]?.credentials;
    expect(JSON.parse(typeof session === 'object' ? (session.policy ?? '') : '')).toMatchObject({
      Statement: [{ Action: ['iam:GetPolicy', 'iam:GetPolicyVersion'], Resource: policyArn }],
    });
  });

  it("reads AWS's policies with the machine's credentials, in the partition of the role, and falls back on the copy of a template", async () => {
    const config = {
      ...channels({ guardrails: ['look'], role: 'arn:aws-cn:iam::111122223333:role/ops' }),
      guardrails: [{ name: 'look', template: 'read-only-commands' }],
    };
    const rules = await rulesOf({ config, isIamSilent: true });
    await rules.settleGuardrails(web);

    expect(asked).toEqual([{ policyArn: 'arn:aws-cn:iam::aws:policy/ReadOnlyAccess', credentials: 'ambient' }]);
    const [denials, managed] = rules.of(web)?.guardrails ?? [];
    expect(denials?.document.Statement[0]?.Effect).toBe('Deny');
    expect(managed?.document.Statement[0]?.Action).toContain('a4b:Get*');
    expect(managed).not.toHaveProperty('unreadBecause');
  });

  it('knows the aliases of the file that count in a channel', async () => {
    const aliases = [
      { name: 'stop', command: 'ec2 stop-instances --instance-ids $id' },
      { name: 'look', command: 'ec2 describe-instances', configurationNames: ['ops'] },
      { name: 'other', command: 'ec2 describe-vpcs', configurationNames: ['chat'] },
    ];
    const rules = await rulesOf({ config: { ...channels({}), aliases } });

    expect(rules.of(web)?.aliases).toEqual([
      { name: 'stop', commandText: 'ec2 stop-instances --instance-ids $id', scope: 'all', managedBy: 'file' },
      { name: 'look', commandText: 'ec2 describe-instances', scope: 'channel', managedBy: 'file' },
    ]);
    expect(rules.of(slack)?.aliases?.map(({ name }) => name)).toEqual(['stop', 'other']);
  });

  it('says where guardrails are set', async () => {
    const rules = await rulesOf({ config: { ...channels({}), defaultGuardrails: ['start'] } });

    expect(rules.of(slack)).toMatchObject({ guardrails: [{ name: 'start' }], guardrailOrigin: { kind: 'default' } });
  });
});
