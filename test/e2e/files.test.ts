// The whole of an answer as a file: offered on the page and in Slack, made for whoever asks, and given to those alone who may read its channel.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebBlock, WebChannelMessage } from '../../src/contract/web-message.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';
const DAY_MS = 24 * 60 * 60 * 1000;

let slack: FakeSlack;
let aws: FakeAws;
let app: StartedApp;
let later: number;

beforeEach(async () => {
  later = 0;
  slack = await FakeSlack.start({ workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'] }] });
  aws = await startFakeAws();
  app = await startApp({
    yaml: `
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, role: ambient }
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1, role: ambient }
`,
    environment: { ...NO_CREDENTIALS, ...aws.environment },
    now: () => new Date(Date.now() + later),
  });
});
afterEach(async () => {
  await app.stop();
  await slack.close();
  await aws.stop();
});

function codeIn(answer: string): string {
  return /file ([A-Z0-9]{6}) json/.exec(answer)?.[1] ?? `no code in ${answer}`;
}

/** Instances of the file that was made. */
function idsOf(file: {
  readonly Reservations: readonly { readonly Instances: readonly { readonly InstanceId: string }[] }[];
}): readonly string[] {
  return file.Reservations.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId));
}

describe('on the page', () => {
  let browser: BrowserSession;

  beforeEach(async () => {
    browser = await BrowserSession.signIn(app.signInUrl);
  });

  async function ask(text: string): Promise<WebChannelMessage> {
    const { revision } = await browser.messages('ops');
    await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
    const isAnswer = (message: WebChannelMessage): boolean => message.payload.author === undefined;
    const messages = await browser.follow((arrived) => arrived.some(isAnswer), revision);
    return messages.filter(isAnswer).at(-1) ?? Promise.reject(new Error('no answer'));
  }

  async function askForFile(form: string): Promise<Extract<WebBlock, { kind: 'file' }>['file']> {
    const code = codeIn(textOf(await ask('ec2 describe-instances --max-items 1')));
    const block = (await ask(`file ${code} ${form}`)).payload.blocks.find(({ kind }) => kind === 'file');
    return block?.kind === 'file' ? block.file : Promise.reject(new Error('no file'));
  }

  it('a file is saved, never shown as a page', async () => {
    const file = await askForFile('json');
    const response = await browser.request(`/api/files/${file.fileId}`);

    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${file.name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const content = await response.text();
    expect(Buffer.byteLength(content)).toBe(file.byteCount);
    expect(idsOf(JSON.parse(content) as Parameters<typeof idsOf>[0])).toEqual(aws.instances().map(({ instanceId }) => instanceId));
  });

  it('a table has a line a thing', async () => {
    const { fileId } = await askForFile('csv');
    const response = await browser.request(`/api/files/${fileId}`);

    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header, ...lines] = (await response.text()).trimEnd().split('\r\n');
    expect(header).toContain('InstanceId');
    expect(lines).toHaveLength(aws.instances().length);
  });

  it('a file is for those alone who are signed in, for a day', async () => {
    const { fileId } = await askForFile('csv');

    expect((await fetch(`${app.url}/api/files/${fileId}`)).status).toBe(401);
    later = DAY_MS - 60_000;
    expect((await browser.request(`/api/files/${fileId}`)).status).toBe(200);
    later = DAY_MS + 60_000;
    const gone = await browser.request(`/api/files/${fileId}`);
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain('files are kept for 24 hours');
  });

  it('a file of another channel is not there', async () => {
    await app.rewrite('channelConfigurations: [{ configurationName: dev, platform: web, channelId: dev }]');
    const { fileId } = await askForFile('json');
    await app.reload();

    expect((await browser.request(`/api/files/${fileId}`)).status).toBe(404);
    expect((await browser.request('/api/files/no-such-file')).status).toBe(410);
  });
});

async function mention(text: string, ts: string): Promise<string> {
  const before = slack.messagesIn('C1').length;
  slack.mention({ teamId: 'T1', channelId: 'C1', text: `<@UBOT> ${text}`, ts });
  await slack.until(() => slack.messagesIn('C1').length > before);
  return JSON.stringify(slack.messagesIn('C1').at(-1));
}

describe('in Slack', () => {
  it('a file comes under the answer, in the thread of who asked', async () => {
    await slack.until(() => slack.sockets.countOpen(appToken) === 1);
    const first = await mention('ec2 describe-instances --max-items 1', '1700000000.000100');
    const answer = await mention(`file ${codeIn(first)} csv`, '1700000000.000200');
    await slack.until(() => slack.messagesIn('C1').length === 3);

    expect(answer).toContain('📎 ec2-describe-instances-');
    const [file] = slack.files();
    expect(file).toMatchObject({ channelId: 'C1', threadTs: '1700000000.000200', isComplete: true });
    expect(file?.name).toMatch(/^ec2-describe-instances-\d{8}T\d{6}Z\.csv$/);
    expect(file?.content?.toString()).toContain(aws.instances()[0]?.instanceId);
  });
});
