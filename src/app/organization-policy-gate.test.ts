import { beforeEach, describe, expect, it } from 'vitest';
import { channelKey, type Channel } from '../domain/channel.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { NO_POLICY } from '../domain/organization-policy/organization-policy.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { FakePlatform } from '../notifications/testing/fake-platform.ts';
import type { ChannelTypeAnswer } from '../platforms/platform.ts';
import type { PolicyState } from './current-organization-policy.ts';
import { createFindObstacle } from './find-delivery-obstacle.ts';
import { createFindOrganizationRefusal } from './find-organization-refusal.ts';
import { OrganizationPolicyGate } from './organization-policy-gate.ts';

const channel: Channel = { platform: 'slack', workspaceId: 'T1', channelId: 'C1' };
const CHANNEL_TYPES = 'chatbot.platforms.slack.default.supported_channel_types';
const ROLE_SETTINGS = 'chatbot.platforms.slack.default.supported_role_settings';

let state: PolicyState;
let configurations: ChannelConfiguration[];
let isUserRoleRequired: boolean;
let answer: ChannelTypeAnswer;
let asked: number;
let now: number;
let gate: OrganizationPolicyGate;

const known = (settings: Readonly<Record<string, string | readonly string[]>>): PolicyState => ({
  kind: 'known',
  policy: new Map(Object.entries(settings)),
  origin: 'files',
});

beforeEach(() => {
  configurations = [aChannelConfiguration({ channel, role: 'ambient' })];
  isUserRoleRequired = false;
  answer = { status: 'known', channelType: 'public' };
  asked = 0;
  now = Date.parse('2026-03-01T03:00:00Z');
  const platform = Object.assign(new FakePlatform(), {
    findChannelType: async (): Promise<ChannelTypeAnswer> => {
      asked += 1;
      return answer;
    },
  });
  gate = new OrganizationPolicyGate({
    policy: {
      get state() {
        return state;
      },
    },
    findConfiguration: (asked) => configurations.find((each) => channelKey(each.channel) === channelKey(asked)),
    isUserRoleRequired: () => isUserRoleRequired,
    findTeamsTenant: () => undefined,
    platforms: { find: () => platform },
    now: () => new Date(now),
  });
});

describe('OrganizationPolicyGate', () => {
  it.each<[string, PolicyState]>([
    ['where there is no policy', { kind: 'none' }],
    ['where the policy is empty', { kind: 'known', policy: NO_POLICY, origin: 'organizations' }],
  ])('allows everything %s, and asks nobody', async (_where, given) => {
    state = given;

    await expect(gate.judge(channel)).resolves.toEqual({ kind: 'allowed' });
    expect(asked).toBe(0);
  });

  it('forbids by what is configured without asking the platform', async () => {
    state = known({ 'chatbot.platforms.slack.workspaces': ['T9'], [CHANNEL_TYPES]: ['private'] });

    await expect(gate.judge(channel)).resolves.toMatchObject({
      kind: 'forbidden',
      violation: { setting: 'chatbot.platforms.slack.workspaces' },
    });
    expect(asked).toBe(0);
  });

  it('asks whether a channel is public where the policy cares, and again after ten minutes', async () => {
    state = known({ [CHANNEL_TYPES]: ['private'] });

    await expect(gate.judge(channel)).resolves.toMatchObject({ kind: 'forbidden', violation: { setting: CHANNEL_TYPES } });
    answer = { status: 'known', channelType: 'private' };
    await expect(gate.judge(channel)).resolves.toMatchObject({ kind: 'forbidden' });
    expect(asked).toBe(1);
    now += 10 * 60_000;
    await expect(gate.judge(channel)).resolves.toEqual({ kind: 'allowed' });
    expect(asked).toBe(2);
  });

  it('forbids what the platform does not tell, and does not ask for each message', async () => {
    state = known({ [CHANNEL_TYPES]: ['private', 'public'] });
    answer = { status: 'not-told', reason: 'the scope channels:read is missing' };

    await expect(gate.judge(channel)).resolves.toMatchObject({ kind: 'forbidden', violation: { setting: CHANNEL_TYPES } });
    await expect(gate.judge(channel)).resolves.toMatchObject({ kind: 'forbidden' });
    expect(asked).toBe(1);
  });

  it('waits where the platform cannot be asked, and asks again', async () => {
    state = known({ [CHANNEL_TYPES]: ['public'] });
    answer = { status: 'unavailable', reason: 'slack does not answer' };

    await expect(gate.judge(channel)).resolves.toMatchObject({ kind: 'not-known', text: expect.stringContaining('slack does not answer') });
    answer = { status: 'known', channelType: 'public' };
    await expect(gate.judge(channel)).resolves.toEqual({ kind: 'allowed' });
  });

  it('waits where the policy was never known, but not on the web chat', async () => {
    state = { kind: 'unknown', reason: 'AccessDenied' };

    await expect(gate.judge(channel)).resolves.toMatchObject({ kind: 'not-known', text: expect.stringContaining('AccessDenied') });
    await expect(gate.judge({ platform: 'web', workspaceId: '', channelId: 'ops' })).resolves.toEqual({ kind: 'allowed' });
  });

  it('forbids a role setting that the policy does not list', async () => {
    state = known({ [ROLE_SETTINGS]: ['user_role'] });

    await expect(gate.judge(channel)).resolves.toMatchObject({ kind: 'forbidden', violation: { setting: ROLE_SETTINGS } });
    isUserRoleRequired = true;
    await expect(gate.judge(channel)).resolves.toEqual({ kind: 'allowed' });
    isUserRoleRequired = false;
    configurations = [aChannelConfiguration({ channel })];
    await expect(gate.judge(channel)).resolves.toEqual({ kind: 'allowed' });
  });

  it('judges a command with the role that it would run with', async () => {
    state = known({ [ROLE_SETTINGS]: ['channel_role'] });

    await expect(gate.judge(channel)).resolves.toEqual({ kind: 'allowed' });
    await expect(gate.judge(channel, 'user_role')).resolves.toMatchObject({ kind: 'forbidden', violation: { setting: ROLE_SETTINGS } });
  });
});

describe('createFindObstacle', () => {
  it('ends a delivery that is forbidden, and lets one wait of which nobody knows', async () => {
    const find = createFindObstacle(gate, () => ({ state: 'ENABLED' }));
    const delivery = { channel, configurationName: 'ops' };

    state = { kind: 'none' };
    await expect(find(delivery)).resolves.toBeUndefined();
    state = known({ 'chatbot.platforms.slack.client': 'disabled' });
    await expect(find(delivery)).resolves.toMatchObject({ status: 'barred', reason: expect.stringContaining('disables Slack') });
    state = { kind: 'unknown', reason: 'AccessDenied' };
    await expect(find(delivery)).resolves.toMatchObject({ status: 'retry', scope: 'channel', isOutcomeUnknown: false });
  });

  it('ends what waits for a configuration that was disabled, and lets pass what waits for one that has another name by now', async () => {
    state = { kind: 'none' };
    const delivery = { channel, configurationName: 'ops' };

    await expect(createFindObstacle(gate, () => ({ state: 'DISABLED' }))(delivery)).resolves.toMatchObject({
      status: 'barred',
      reason: 'the channel configuration is DISABLED',
    });
    await expect(createFindObstacle(gate, () => undefined)(delivery)).resolves.toBeUndefined();
  });
});

describe('createFindOrganizationRefusal', () => {
  it('refuses with the setting and whom to ask, and where nobody knows', async () => {
    const find = createFindOrganizationRefusal(gate);

    state = { kind: 'none' };
    await expect(find(channel)).resolves.toBeUndefined();
    state = known({ 'chatbot.default.client': 'disabled' });
    await expect(find(channel)).resolves.toMatchObject({ rule: 'organization-policy', statement: 'chatbot.default.client' });
    state = { kind: 'unknown', reason: 'AccessDenied' };
    await expect(find(channel)).resolves.toMatchObject({ rule: 'organization-policy', text: expect.stringContaining('not known yet') });
  });
});
