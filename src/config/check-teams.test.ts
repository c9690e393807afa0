import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { problemLines } from './testing/load-text.ts';

const TENANT = '00000000-0000-0000-0000-0000000000b1';
const TEAM = '00000000-0000-0000-0000-0000000000c1';
const BOT = { appId: '00000000-0000-0000-0000-0000000000a1', tenantId: TENANT, clientSecret: 'a-secret' };
const CHANNEL = { configurationName: 'ops', platform: 'teams', workspaceId: TEAM, channelId: '19:0a1b2c@thread.tacv2' };

async function problemsOf(channel: object, teams: object | null = BOT): Promise<readonly string[]> {
  const lines = await problemLines(stringify({ ...(teams === null ? {} : { teams }), channelConfigurations: [channel] }));
  return lines.map((line) => line.replace(/^\S+ (?:channelConfigurations\[0\]\.?)?/, ''));
}

describe('checkTeams', () => {
  it.each([
    ['a channel of a team', CHANNEL],
    ['a group chat', { ...CHANNEL, workspaceId: TENANT, channelId: '19:0a1b@thread.v2' }],
    ['a chat with one person', { ...CHANNEL, workspaceId: TENANT, channelId: 'a:1b-c' }],
  ])('takes %s', async (_what, channel) => {
    expect(await problemsOf(channel)).toEqual([]);
  });

  it.each([
    ['a name in the place of an id', { channelId: 'General' }, 'channelId: must be the id of a channel such as 19:0a1b2c@thread.tacv2'],
    ['an id as a link has it', { channelId: '19%3A0a1b2c%40thread.tacv2' }, 'channelId: must be written without percent signs: 19:0a1b2c@'],
    ['no team', { workspaceId: undefined }, 'workspaceId: is missing; platform teams needs the id of the team'],
    ['a team by its name', { workspaceId: 'Operations' }, 'workspaceId: must be the id of the team in lower case'],
    ['a chat of a team', { channelId: '19:0a1b@thread.v2' }, `workspaceId: must be the id of the tenant, ${TENANT}`],
    ['a channel of the tenant', { workspaceId: TENANT }, 'workspaceId: is the id of the tenant; a channel needs the id of its team'],
  ])('reports %s', async (_what, change, problem) => {
    expect(await problemsOf({ ...CHANNEL, ...change })).toEqual([expect.stringContaining(problem)]);
  });

  it('reports a channel without a bot, and a bot with no credentials or two', async () => {
    const { clientSecret, ...bare } = BOT;

    expect(await problemsOf(CHANNEL, null)).toEqual([expect.stringContaining('needs the section teams')]);
    expect(await problemsOf(CHANNEL, bare)).toEqual([expect.stringContaining('needs clientSecret or managedIdentity')]);
    expect(await problemsOf(CHANNEL, { ...bare, clientSecret, managedIdentity: 'system' })).toEqual([
      expect.stringContaining('cannot stand beside clientSecret'),
    ]);
  });
});
