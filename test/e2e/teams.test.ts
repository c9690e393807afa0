// Microsoft Teams: notifications and commands in a channel, through the HTTP door, with tokens that are proved.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askServer } from '../../src/cli/admin-client.ts';
import { AuditEventList } from '../../src/contract/audit.ts';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import {
  ANA,
  APP_ID,
  CHANNEL,
  GROUP_ID,
  startFakeTeams,
  TEAMS_SECRETS,
  TENANT_ID,
} from '../../src/platforms/teams/testing/teams-harness.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSns } from '../fakes/fake-sns.ts';
import type { FakeTeams } from '../fakes/fake-teams.ts';
import type { DoubleActivity } from '../fakes/teams-double-state.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startApp, type StartedApp } from './start-app.ts';

let teams: FakeTeams;
let aws: FakeAws;
let sns: FakeSns;
let app: StartedApp;
let instanceId: string;

beforeEach(async () => {
  teams = await startFakeTeams();
  aws = await startFakeAws();
  sns = new FakeSns({ signatureVersion: '2' });
  instanceId = aws.instances()[0]?.instanceId ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-teams-'));
  const pin = await sns.writePin(folder);
  const policyFile = join(folder, 'instances.json');
  const statement = { Effect: 'Allow', Action: ['ec2:RebootInstances', 'ec2:Describe*'], Resource: '*' };
  await writeFile(policyFile, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  app = await startApp({
    yaml: `
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
teams: { appId: ${APP_ID}, tenantId: ${TENANT_ID}, clientSecret: ${TEAMS_SECRETS[0]} }
guardrails: [{ name: instances, policyFile: '${policyFile}' }]
channelConfigurations:
  - configurationName: ops-teams
    platform: teams
    workspaceId: ${GROUP_ID}
    channelId: '${CHANNEL}'
    snsTopicArns: ['${sns.topicArn}']
    role: ambient
    allowAmbientChanges: true
    guardrails: [instances]
`,
    environment: { ...NO_CREDENTIALS, ...aws.environment },
    teamsServices: teams.services,
  });
  teams.connect(`${app.doorsUrl}/api/messages`);
});
afterEach(async () => {
  await app.stop();
  await teams.close();
  await aws.stop();
});

async function say(text: string, rootId?: string): Promise<DoubleActivity> {
  const before = teams.postedIn(CHANNEL).length;
  const { status } = await teams.say({ channelId: CHANNEL, text: `@bot ${text}`, ...(rootId === undefined ? {} : { rootId }) });
  expect(status).toBe(200);
  return untilPosted(before);
}

async function untilPosted(before: number): Promise<DoubleActivity> {
  await teams.until(() => teams.postedIn(CHANNEL).length > before);
  const last = teams.postedIn(CHANNEL).at(-1);
  if (last === undefined) throw new Error('nothing was posted');
  return last;
}

const textOf = (message: DoubleActivity | undefined): string => JSON.stringify(message?.activity);
const publish = (message: string): Promise<{ status: number }> => sns.post(`${app.url}/sns`, sns.notification({ message }));

describe('Microsoft Teams', () => {
  it('shows an alarm as a card, changes it to its OK, and replies under it', async () => {
    const openedAt = new Date(Date.now() - 12 * 60_000);
    await publish(sampleAlarm({ state: 'ALARM', now: openedAt }));
    const opened = await untilPosted(0);
    expect(textOf(opened)).toContain('Threshold Crossed');

    await publish(sampleAlarm({ state: 'OK', now: new Date(openedAt.getTime() + 12 * 60_000), openedAt }));
    const reply = await untilPosted(1);
    await teams.until(() => textOf(teams.state.find(opened.id)).includes('12 min'));

    expect(reply.rootId).toBe(opened.id);
    expect(teams.state.find(opened.id)?.edits).toBeGreaterThan(0);
  });

  it('answers a command in the thread of the mention', async () => {
    const answer = await say('ec2 describe-instances');

    expect(textOf(answer)).toContain(instanceId);
    expect(answer.rootId).toBe(teams.state.messagesIn(CHANNEL)[0]?.id);
  });

  it('asks for what lacks in a form, lets it be confirmed by a button, and changes the card', async () => {
    const form = await say('ec2 reboot-instances');
    const pressed = await teams.fill(form, { 'instance-ids': instanceId });
    const card = await untilPosted(1);
    await teams.press(card, 'Confirm');
    const answer = await untilPosted(2);
    await teams.until(() => (teams.state.find(card.id)?.edits ?? 0) > 0);

    expect(JSON.parse(pressed.body)).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(textOf(card)).toContain(`aws ec2 reboot-instances`);
    expect(textOf(answer)).toContain('Done.');
    expect(aws.changesOf('RebootInstances')).toHaveLength(1);
    expect(textOf(teams.state.find(card.id))).not.toContain('confirm ');
    expect([card.rootId, answer.rootId]).toEqual([form.rootId, form.rootId]);
  });

  it('names whoever speaks by tenant and object id', async () => {
    await say('ec2 describe-instances');

    const { events } = await askServer(
      join(app.dataFolder, 'signalbox.sock'),
      { method: 'GET', path: '/api/audit/events?kind=command.received' },
      AuditEventList,
    );
    expect(events.map(({ person }) => person?.userId)).toEqual([`teams:${TENANT_ID}:${ANA}`]);
  });

  it('answers once what Teams hands in twice', async () => {
    const { activityId } = await teams.say({ channelId: CHANNEL, text: '@bot ec2 describe-instances' });
    await untilPosted(0);
    await teams.say({ channelId: CHANNEL, text: '@bot ec2 describe-instances', activityId });
    await say('ec2 describe-regions');

    expect(teams.postedIn(CHANNEL)).toHaveLength(2);
  });

  it('says in a channel that is not configured what to write into the file', async () => {
    const outside = '19:other0a@thread.tacv2';
    teams.state.conversations.set(outside, { id: outside, type: 'channel', groupId: GROUP_ID, teamThreadId: '19:general@thread.tacv2' });
    await teams.install(outside);
    await teams.until(() => teams.postedIn(outside).length === 1);

    const text = textOf(teams.postedIn(outside)[0]);
    for (const line of ['platform: teams', `workspaceId: ${GROUP_ID}`, outside]) expect(text.replaceAll('\u00A0', ' ')).toContain(line);
  });

  it('takes nothing without the token of the Bot Connector', async () => {
    const activity = { ...teams.activityIn(CHANNEL), type: 'message', id: '1', text: 'ec2 describe-instances' };

    expect(await teams.send(activity, {})).toMatchObject({ status: 401 });
    expect(
      await teams.send(activity, { authorization: `Bearer ${teams.keys.sign({ aud: 'another-bot', serviceurl: teams.serviceUrl })}` }),
    ).toMatchObject({ status: 401 });
    expect(aws.callsOf('DescribeInstances')).toEqual([]);
  });

  it('has no door any more where a reload takes the bot away, and one again with another', async () => {
    const door = `${app.doorsUrl}/api/messages`;
    await app.rewrite('channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops }]\n');
    await app.reload();
    const without = await fetch(door, { method: 'POST', body: '{}' });
    await app.rewrite(`teams: { appId: ${APP_ID}, tenantId: ${TENANT_ID}, clientSecret: ${TEAMS_SECRETS[0]} }\n`);
    await app.reload();
    const withBot = await fetch(door, { method: 'POST', body: '{}' });

    expect([without.status, withBot.status]).toEqual([404, 401]);
  });

  it('writes no secret into the log', async () => {
    await say('ec2 describe-instances');

    expect(app.log()).toContain('gives the bot of teams a token');
    expect(TEAMS_SECRETS.filter((secret) => app.log().includes(secret))).toEqual([]);
  });
});
