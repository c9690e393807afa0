import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { problemLines, warningLines } from './testing/load-text.ts';

const FLOW =
  'https://prod-1.westeurope.logic.azure.com:443/workflows/0a1b/triggers/manual/paths/invoke?sp=%2Ftriggers%2Fmanual%2Frun&sig=q1w2e3';
const ROOM = 'https://hooks.chime.aws/incomingwebhooks/0a1b?token=q1w2e3';
const teams = (url: string, more: object = {}) => ({ teamsWebhooks: { webhooks: [{ name: 'ops', url }], ...more } });
const channel = (more: object = {}) => ({ configurationName: 'ops-teams', platform: 'teams-webhook', channelId: 'ops', ...more });

async function problemsOf(config: object): Promise<readonly string[]> {
  return (await problemLines(stringify(config))).map((line) => line.replace(/^\S+ /, '').replaceAll(/ \(line \d+\)/g, ''));
}

describe('checkWebhooks', () => {
  it('takes webhooks of both services, and the channel configurations that name them', async () => {
    const chime = { webhooks: [{ name: 'ops', url: ROOM }] };
    const configurations = [channel(), { configurationName: 'ops-chime', platform: 'chime', channelId: 'ops' }];

    expect(await problemsOf({ ...teams(FLOW), chime, channelConfigurations: configurations })).toEqual([]);
  });

  it('says that Amazon Chime has ended', async () => {
    expect(await warningLines(stringify({ chime: { webhooks: [{ name: 'ops', url: ROOM }] } }))).toEqual([
      expect.stringContaining('chime: is for a service that ended on 2026-02-20'),
    ]);
    expect(await warningLines(stringify(teams(FLOW)))).toEqual([]);
  });

  it.each([
    ['a host that is not of the service', 'https://evil.example/workflows/q1w2e3'],
    ['the host of the other service', ROOM],
    ['plain http', FLOW.replace('https://', 'http://')],
    ['what is no address', 'q1w2e3'],
    ['an address of this machine', 'http://127.0.0.1:8080/q1w2e3'],
  ])('refuses %s, and does not repeat it', async (_case, url) => {
    const problems = await problemsOf(teams(url));

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^teamsWebhooks\.webhooks\[0\]\.url: must /);
    expect(problems[0]).not.toContain('q1w2e3');
  });

  it('takes a host that is allowed by name', async () => {
    expect(await problemsOf(teams('https://relay.example/a', { allowedHosts: ['relay.example'] }))).toEqual([]);
    expect(await problemsOf(teams('http://127.0.0.1:8080/a', { allowedHosts: ['127.0.0.1:8080'] }))).toEqual([]);
    expect(await problemsOf(teams(FLOW, { allowedHosts: ['https://relay.example'] }))).toEqual([
      expect.stringContaining('teamsWebhooks.allowedHosts[0]: must be a host such as relay.example.org'),
    ]);
  });

  it('refuses two webhooks of one name', async () => {
    const webhooks = [
      { name: 'ops', url: FLOW },
      { name: 'ops', url: FLOW },
    ];

    expect(await problemsOf({ teamsWebhooks: { webhooks } })).toEqual([
      'teamsWebhooks.webhooks[1].name: the name is taken: teamsWebhooks.webhooks[0].name has it already',
    ]);
  });

  it('refuses a channel configuration of a webhook that is not there, and one with a workspace', async () => {
    expect(await problemsOf({ ...teams(FLOW), channelConfigurations: [channel({ channelId: 'op' })] })).toEqual([
      'channelConfigurations[0].channelId: no webhook of teamsWebhooks.webhooks has this name; got "op" (did you mean "ops"?)',
    ]);
    expect(await problemsOf({ channelConfigurations: [channel()] })).toEqual([
      'channelConfigurations[0].channelId: no webhook of teamsWebhooks.webhooks has this name; got "ops"',
    ]);
    expect(await problemsOf({ ...teams(FLOW), channelConfigurations: [channel({ workspaceId: 'T0' })] })).toEqual([
      'channelConfigurations[0].workspaceId: belongs to platforms slack and teams; remove it',
    ]);
  });

  it('says nothing of names where a fault hides one', async () => {
    const webhooks = [{ name: 'no name', url: FLOW }];

    expect(await problemsOf({ teamsWebhooks: { webhooks }, channelConfigurations: [channel()] })).toEqual([
      expect.stringContaining('teamsWebhooks.webhooks[0].name: must be 1 to 80 letters'),
    ]);
  });
});
