import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { problemLines } from './testing/load-text.ts';

const SLACK = { workspaces: [{ workspaceId: 'T0', botToken: 'xoxb-1' }] };
const WEB = { configurationName: 'ops', platform: 'web', channelId: 'ops' };
const ON_SLACK = { configurationName: 'ops-slack', platform: 'slack', workspaceId: 'T0', channelId: 'C0' };
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';

/** The problems of these channel configurations, without the file's name and place. */
async function problemsOf(channelConfigurations: readonly object[], rest: object = { slack: SLACK }): Promise<readonly string[]> {
  const lines = await problemLines(stringify({ ...rest, channelConfigurations }));
  return lines.map((line) => line.replace(/^\S+ channelConfigurations/, '').replaceAll(/ \(line \d+\)/g, ''));
}

describe('checkChannelConfigurations', () => {
  it('takes channels of both platforms', async () => {
    expect(await problemsOf([WEB, ON_SLACK])).toEqual([]);
  });

  it('refuses a name that is taken', async () => {
    expect(await problemsOf([WEB, { ...ON_SLACK, configurationName: 'ops' }])).toEqual([
      '[1].configurationName: the name is taken: channelConfigurations[0].configurationName has it already',
    ]);
  });

  it('tells names apart by their case, as AWS does', async () => {
    expect(await problemsOf([WEB, { ...ON_SLACK, configurationName: 'Ops' }])).toEqual([]);
  });

  it('refuses a channel that is taken', async () => {
    expect(await problemsOf([WEB, { ...WEB, configurationName: 'two' }, ON_SLACK, { ...ON_SLACK, configurationName: 'four' }])).toEqual([
      '[1].channelId: the channel is taken: channelConfigurations[0].channelId has it already',
      '[3].channelId: the channel is taken: channelConfigurations[2].channelId has it already',
    ]);
  });

  it('takes the same channel id in two workspaces', async () => {
    const slack = { workspaces: [...SLACK.workspaces, { workspaceId: 'T1', botToken: 'xoxb-2' }] };

    expect(await problemsOf([ON_SLACK, { ...ON_SLACK, configurationName: 'two', workspaceId: 'T1' }], { slack })).toEqual([]);
  });

  it('takes a fallback that is another configuration, also where each is the fallback of the other', async () => {
    expect(
      await problemsOf([
        { ...WEB, fallback: 'ops-slack' },
        { ...ON_SLACK, fallback: 'ops' },
      ]),
    ).toEqual([]);
    expect(
      await problemsOf([
        { ...WEB, fallback: 'ops' },
        { ...ON_SLACK, fallback: 'opps' },
      ]),
    ).toEqual([
      '[0].fallback: must be another configuration; got "ops"',
      '[1].fallback: no channel configuration has this name; got "opps" (did you mean "ops"?)',
    ]);
  });

  it('refuses a workspace on the web chat', async () => {
    expect(await problemsOf([{ ...WEB, workspaceId: 'T0' }])).toEqual(['[0].workspaceId: belongs to platforms slack and teams; remove it']);
  });

  it('asks for a workspace on Slack', async () => {
    const { workspaceId: _, ...without } = ON_SLACK;

    expect(await problemsOf([without])).toEqual(['[0].workspaceId: is missing; platform slack needs it']);
  });

  it('does not ask for a workspace whose key is mistyped or whose line is broken', async () => {
    const yaml = `slack: { workspaces: [{ workspaceId: T0, botToken: xoxb-1 }] }
channelConfigurations:
  - platform: slack
    configurationName: one
    channelId: C0
    workspaceID: T0
  - platform: slack
    configurationName: two
    channelId: C1
    workspaceId: @T0
`;

    const lines = await problemLines(yaml);

    expect(lines).toEqual([
      'signalbox.yaml:6:5 channelConfigurations[0].workspaceID: unknown key; did you mean "workspaceId"?',
      'signalbox.yaml:10:18: a value cannot start with this character; put it in quotes',
    ]);
  });

  it('asks for a workspace that is listed', async () => {
    expect(await problemsOf([{ ...ON_SLACK, workspaceId: 'T9' }])).toEqual([
      '[0].workspaceId: must be listed in slack.workspaces; listed there: T0; got "T9"',
    ]);
    expect(await problemsOf([ON_SLACK], {})).toEqual([
      '[0].workspaceId: must be listed in slack.workspaces; none is listed there; got "T0"',
    ]);
  });

  it('does not guess which workspaces are listed where one of them is faulty', async () => {
    const slack = { workspaces: [{ workspaceId: 'faulty', botToken: 'xoxb-1' }] };

    const lines = await problemsOf([ON_SLACK], { slack });

    expect(lines).toEqual([expect.stringContaining('slack.workspaces[0].workspaceId: must be a Slack workspace id')]);
  });

  it.each(['#ops', 'ops', 'c0', 'U0'])('refuses %j as id of a Slack channel', async (channelId) => {
    expect(await problemsOf([{ ...ON_SLACK, channelId }])).toEqual([
      `[0].channelId: must be the id of a Slack channel, such as C0123ABCD, not its name; got "${channelId}"`,
    ]);
  });

  it.each(['#ops', '../ops', 'a b', '-a', 'x'.repeat(81)])('refuses %j as id of a web channel', async (channelId) => {
    const [line] = await problemsOf([{ ...WEB, channelId }]);

    expect(line).toContain('[0].channelId: must be 1 to 80 letters, digits, hyphens or underscores');
  });

  it('refuses a topic that is listed twice in one configuration, and takes it in two', async () => {
    expect(await problemsOf([{ ...WEB, snsTopicArns: [TOPIC, TOPIC] }])).toEqual([
      '[0].snsTopicArns[1]: the topic is taken: channelConfigurations[0].snsTopicArns[0] has it already',
    ]);
    expect(
      await problemsOf([
        { ...WEB, snsTopicArns: [TOPIC] },
        { ...ON_SLACK, snsTopicArns: [TOPIC] },
      ]),
    ).toEqual([]);
  });

  it('checks what is right although something else in the same item is wrong', async () => {
    expect(await problemsOf([WEB, { ...WEB, platform: 'slak', channelId: 'C0' }])).toEqual([
      '[1].configurationName: the name is taken: channelConfigurations[0].configurationName has it already',
      '[1].platform: must be one of web, slack, teams, teams-webhook, chime; got "slak" (did you mean "slack"?)',
    ]);
  });
});
