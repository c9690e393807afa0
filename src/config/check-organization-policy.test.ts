import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { problemLines, warningLines } from './testing/load-text.ts';

const SLACK = { workspaces: [{ workspaceId: 'T1', botToken: 'xoxb-1' }] };
const channel = { configurationName: 'ops', platform: 'slack', workspaceId: 'T1', channelId: 'C1' };

const slackPolicy = (settings: object): object => ({ chatbot: { platforms: { slack: settings } } });
const assign = (value: unknown): object => ({ '@@assign': value });

interface Written {
  readonly channelConfigurations?: readonly object[];
  readonly organizationPolicy?: object;
}

async function linesOf(policies: readonly unknown[], written: Written, kind: typeof problemLines): Promise<readonly string[]> {
  const names = policies.map((_, index) => `${index}.json`);
  const files = Object.fromEntries(
    policies.map((policy, index) => [names[index] ?? '', typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2)]),
  );
  const yaml = stringify({ slack: SLACK, organizationPolicy: { files: names }, channelConfigurations: [channel], ...written });
  return (await kind(yaml, { files })).map((line) => line.replace(/^\S+ /, ''));
}

const problemsOf = (policies: readonly unknown[], written: Written = {}): Promise<readonly string[]> =>
  linesOf(policies, written, problemLines);
const warningsOf = (policies: readonly unknown[], written: Written = {}): Promise<readonly string[]> =>
  linesOf(policies, written, warningLines);

describe('checkOrganizationPolicy', () => {
  it('takes policies that the channels keep to', async () => {
    const policies = [slackPolicy({ client: assign('enabled') }), slackPolicy({ workspaces: assign(['T1']) })];

    expect(await problemsOf(policies)).toEqual([]);
    expect(await warningsOf(policies)).toEqual([]);
  });

  it('says file, line, setting and words of what is wrong in a file', async () => {
    const [problem] = await problemsOf([slackPolicy({ client: assign('enabled') }), slackPolicy({ client: assign('off'), workspace: {} })]);

    expect(problem).toContain(
      'organizationPolicy.files[1]: 1.json:6:23 chatbot.platforms.slack.client.@@assign: must be enabled or disabled',
    );
    expect(problem).toContain(
      '1.json:8:22 chatbot.platforms.slack.workspace: is no setting of a chat applications policy; did you mean "workspaces"?',
    );
  });

  it('refuses a file that is not there, and one that is no JSON', async () => {
    expect(await problemsOf([], { organizationPolicy: { files: ['absent.json'] } })).toEqual([
      'organizationPolicy.files[0]: absent.json does not exist',
    ]);
    expect(await problemsOf(['{'])).toEqual([expect.stringContaining('organizationPolicy.files[0]: 0.json is not JSON')]);
  });

  it('asks for one place that the policy comes from', async () => {
    expect(await problemsOf([], { organizationPolicy: {} })).toEqual([
      'organizationPolicy: says no policy: list files, or set fromOrganizations to true',
    ]);
    expect(await problemsOf([slackPolicy({})], { organizationPolicy: { files: ['0.json'], fromOrganizations: true } })).toEqual([
      'organizationPolicy.files: cannot stand beside fromOrganizations: keep one',
    ]);
    expect(await problemsOf([], { organizationPolicy: { fromOrganizations: true } })).toEqual([]);
  });

  it('warns of what a policy above does not let a policy below say', async () => {
    const locked = { ...assign('enabled'), '@@operators_allowed_for_child_policies': ['@@none'] };

    expect(await warningsOf([slackPolicy({ client: locked }), slackPolicy({ client: assign('disabled') })])).toEqual([
      'organizationPolicy.files[1]: chatbot.platforms.slack.client: @@assign has no effect: 0.json does not let policies below use it there',
    ]);
  });

  it.each([
    ['a client', { client: assign('disabled') }, 'disables Slack (chatbot.platforms.slack.client)'],
    ['a workspace', { workspaces: assign(['T9']) }, 'does not list the Slack workspace T1'],
  ])('warns of a configuration that is disabled for %s', async (_what, settings, expected) => {
    const [warning, ...others] = await warningsOf([slackPolicy(settings)]);

    expect(warning).toContain('channelConfigurations[0]: is DISABLED by the organization: The chat applications policy');
    expect(warning).toContain(expected);
    expect(others).toEqual([]);
  });

  it('warns of a role setting where the configuration has a role, and of no other', async () => {
    const policies = [slackPolicy({ default: { supported_role_settings: assign(['user_role']) } })];

    expect(await warningsOf(policies, { channelConfigurations: [{ ...channel, role: 'arn:aws:iam::111122223333:role/ops' }] })).toEqual([
      expect.stringContaining('allows the role setting only user_role, and this channel has a channel role'),
    ]);
    expect(await warningsOf(policies)).toEqual([]);
  });

  it('says nothing of what only Slack can tell, and nothing of the web chat', async () => {
    expect(await warningsOf([slackPolicy({ default: { supported_channel_types: assign(['private']) } })])).toEqual([]);
    expect(
      await warningsOf([{ chatbot: { default: { client: assign('disabled') } } }], {
        channelConfigurations: [{ configurationName: 'ops', platform: 'web', channelId: 'ops' }],
      }),
    ).toEqual([]);
  });
});
