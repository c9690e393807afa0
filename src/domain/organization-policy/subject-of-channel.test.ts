import { describe, expect, it } from 'vitest';
import type { Channel } from '../channel.ts';
import { findPolicyViolation } from './find-policy-violation.ts';
import { mergePolicySources } from './merge-policy-sources.ts';
import { parsePolicySource } from './parse-policy-source.ts';
import { subjectOfChannel } from './subject-of-channel.ts';

const TENANT = '00000000-0000-0000-0000-0000000000b1';
const TEAM = '00000000-0000-0000-0000-0000000000c1';
const teams: Channel = { platform: 'teams', workspaceId: TEAM, channelId: '19:0a1b@thread.tacv2' };

function policyOf(tenants: object) {
  const parsed = parsePolicySource(JSON.stringify({ chatbot: { platforms: { microsoft_teams: { tenants } } } }));
  if (parsed.status !== 'ok') throw new Error(JSON.stringify(parsed));
  return mergePolicySources([parsed.source]).policy;
}

describe('subjectOfChannel', () => {
  it('is the team of a channel in the tenant of the bot', () => {
    expect(subjectOfChannel(teams, { roleSetting: 'channel_role', teamsTenantId: TENANT })).toEqual({
      platform: 'microsoft_teams',
      workspaceId: TENANT,
      teamId: TEAM,
      roleSetting: 'channel_role',
    });
  });

  it('is a workspace on Slack, and nothing on the web chat', () => {
    const facts = { roleSetting: undefined, teamsTenantId: TENANT };

    expect(subjectOfChannel({ platform: 'slack', workspaceId: 'T1', channelId: 'C1' }, facts)).toEqual({
      platform: 'slack',
      workspaceId: 'T1',
    });
    expect(subjectOfChannel({ platform: 'web', workspaceId: '', channelId: 'ops' }, facts)).toBeUndefined();
  });

  it('is held against the teams that a policy lists for a tenant, and is none of them where the tenant is not known', () => {
    const policy = policyOf({ [TENANT]: { '@@assign': [TEAM] } });
    const violationOf = (channel: Channel, teamsTenantId: string | undefined) => {
      const subject = subjectOfChannel(channel, { roleSetting: undefined, teamsTenantId });
      return subject === undefined ? undefined : findPolicyViolation(policy, subject)?.text;
    };

    expect(violationOf(teams, TENANT)).toBeUndefined();
    expect(violationOf({ ...teams, workspaceId: TENANT }, TENANT)).toContain('does not list the team');
    expect(violationOf(teams, undefined)).toContain('does not list the team');
    expect(violationOf({ platform: 'teams-webhook', workspaceId: '', channelId: 'ops' }, TENANT)).toContain('does not list the team');
  });
});
