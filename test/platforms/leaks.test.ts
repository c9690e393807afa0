// No secret of any platform is read anywhere but where it belongs: not in what is posted, logged, stored, audited or answered, also where
// everything goes wrong.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askServer } from '../../src/cli/admin-client.ts';
import { AuditEventList } from '../../src/contract/audit.ts';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import { APP_ID, CHANNEL, GROUP_ID, startFakeTeams, TEAMS_SECRETS, TENANT_ID } from '../../src/platforms/teams/testing/teams-harness.ts';
import { BrowserSession } from '../e2e/browser-session.ts';
import { startApp, type StartedApp } from '../e2e/start-app.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { FakeSns } from '../fakes/fake-sns.ts';
import type { FakeTeams } from '../fakes/fake-teams.ts';
import { FakeWebhooks, type DoubleWebhook } from '../fakes/fake-webhooks.ts';

const botToken = 'xoxb-1-leaks-secret-of-the-test';
const appToken = 'xapp-1-leaks-secret-of-the-test';

let slack: FakeSlack;
let teams: FakeTeams;
let double: FakeWebhooks;
let flow: DoubleWebhook;
let room: DoubleWebhook;
let sns: FakeSns;
let app: StartedApp;
let yaml: string;

beforeEach(async () => {
  slack = await FakeSlack.start({ workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'] }] });
  teams = await startFakeTeams();
  double = await FakeWebhooks.start();
  [flow, room] = [double.addWorkflow(), double.addChime()];
  sns = new FakeSns({ signatureVersion: '2' });
  const pin = await sns.writePin(await mkdtemp(join(tmpdir(), 'signalbox-pins-')));
  const topics = `snsTopicArns: ['${sns.topicArn}'], loggingLevel: INFO`;
  yaml = `
logLevel: trace
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
slack: { apiUrl: '${slack.apiUrl}', workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }] }
teams: { appId: ${APP_ID}, tenantId: ${TENANT_ID}, clientSecret: ${TEAMS_SECRETS[0]} }
teamsWebhooks: { webhooks: [{ name: flow, url: "${flow.url}" }], allowedHosts: ['${double.host}'] }
chime: { webhooks: [{ name: room, url: "${room.url}" }], allowedHosts: ['${double.host}'] }
channelConfigurations:
  - { configurationName: web, platform: web, channelId: ops, ${topics} }
  - { configurationName: slack, platform: slack, workspaceId: T1, channelId: C1, ${topics} }
  - { configurationName: teams, platform: teams, workspaceId: ${GROUP_ID}, channelId: '${CHANNEL}', ${topics} }
  - { configurationName: flow, platform: teams-webhook, channelId: flow, ${topics} }
  - { configurationName: room, platform: chime, channelId: room, ${topics} }
`;
  app = await startApp({ yaml, teamsServices: teams.services });
  teams.connect(`${app.doorsUrl}/api/messages`);
});
afterEach(async () => {
  await Promise.all([slack.close(), teams.close(), double.close()]);
  await rm(app.dataFolder, { recursive: true, force: true });
});

/** Each as it is written, and the parts of addresses that let somebody in. */
function secrets(): readonly string[] {
  const inAddress = [flow.url, room.url].flatMap((url) => {
    const { pathname, searchParams } = new URL(url);
    return [pathname, ...['sig', 'token'].flatMap((name) => searchParams.get(name) ?? [])];
  });
  return [botToken, appToken, ...TEAMS_SECRETS, flow.url.slice(flow.url.indexOf('sig=')), ...inAddress];
}

const publish = (message: string): Promise<unknown> => sns.post(`${app.url}/sns`, sns.notification({ message }));

/** Resolves when every chat shows a text. */
async function untilEverywhere(text: string): Promise<void> {
  const shown = (): readonly string[] =>
    [slack.messagesIn('C1'), teams.postedIn(CHANNEL), flow.shown, room.shown].map((messages) => JSON.stringify(messages));
  await expect.poll(() => shown().filter((messages) => !messages.includes(text)), { timeout: 60_000 }).toEqual([]);
}

/** Everything that a disk holds of it, but for the configuration itself, which has the secrets in it. */
async function readDataFolder(): Promise<string> {
  const entries = await readdir(app.dataFolder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== 'signalbox.yaml')
    .map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('');
}

async function readAnswers(): Promise<string> {
  const browser = await BrowserSession.signIn(app.signInUrl);
  const paths = ['/api/deliveries', '/api/configurations', '/api/channels', '/api/topics', '/metrics', '/readyz'];
  const answers = await Promise.all(paths.map(async (path) => (await browser.request(path)).text()));
  const socket = join(app.dataFolder, 'signalbox.sock');
  const audit = await askServer(socket, { method: 'GET', path: '/api/audit/events' }, AuditEventList);
  return answers.join('') + JSON.stringify(audit);
}

describe('the secrets of all platforms', () => {
  it('stand in no message, log, store or answer, also where nothing works', { timeout: 180_000 }, async () => {
    await publish(sampleAlarm({ state: 'ALARM', now: new Date() }));
    await untilEverywhere('Threshold Crossed');
    await slack.until(() => slack.sockets.countOpen(appToken) === 1);
    slack.mention({ teamId: 'T1', channelId: 'C1', text: '<@UBOT> help' });
    await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await expect.poll(() => [slack.messagesIn('C1').length, teams.postedIn(CHANNEL).length].every((count) => count >= 2)).toBe(true);

    slack.failNext('chat.postMessage', { kind: 'error', code: 'invalid_auth' });
    teams.failNextCall({ kind: 'refusal', status: 403, code: 'BotNotInConversationRoster' });
    double.failNext({ kind: 'status', status: 401, body: JSON.stringify({ error: { code: flow.url, message: flow.url } }) });
    double.failNext({ kind: 'status', status: 307, headers: { location: room.url } });
    await publish('while nothing works');
    const troubles = ['the slack workspace T1', 'teams', 'flow', 'room'].map((name) => `Messages for ${name} wait`);
    await expect.poll(() => troubles.filter((trouble) => !app.log().includes(trouble))).toEqual([]);
    await app.rewrite(yaml.replaceAll('loggingLevel: INFO', 'loggingLevel: ERROR'));
    await app.reload();
    await untilEverywhere('while nothing works');
    const answers = await readAnswers();
    await app.stopAndKeepData();

    const posted = [
      ...slack.requests.map(({ parameters }) => JSON.stringify(parameters)),
      ...teams.requests.map(({ body }) => body),
      ...double.requests.map(({ body }) => body),
    ].join('');
    const places = { posted, answers, logged: app.log(), stored: await readDataFolder() };
    const leaks = Object.entries(places).flatMap(([place, text]) =>
      secrets().flatMap((secret) => (text.includes(secret) ? [`${place}: ${secret}`] : [])),
    );
    expect(leaks).toEqual([]);
    // It was looked where there is something.
    const witnesses = {
      posted: 'while nothing works',
      answers: 'while nothing works',
      logged: 'delivery waits',
      stored: 'while nothing works',
    };
    for (const [place, witness] of Object.entries(witnesses)) expect(places).toHaveProperty(place, expect.stringContaining(witness));
  });
});
