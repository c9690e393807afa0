// A message leads to the event that it was made from, for those who may read it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { askServer } from '../../src/cli/admin-client.ts';
import { AcceptedEvent, SignInLinkAnswer, StoredEventAnswer } from '../../src/contract/admin-api.ts';
import { readEventPage } from '../../src/contract/event-page.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const PUBLIC_URL = 'https://signalbox.example.com';
const LARGE = JSON.stringify({ job: 'nightly', status: 'FAILED', log: 'x'.repeat(200_000) });

let app: StartedApp;
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function start(yaml = ''): Promise<void> {
  app = await startApp({ yaml });
  closing.push(() => app.stop());
}

async function notify(body: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const response = await fetch(`${app.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
  return ((await response.json()) as { eventId: string }).eventId;
}

async function signInAs(person: string): Promise<BrowserSession> {
  const request = { method: 'POST', path: '/api/sign-in-links', body: JSON.stringify({ person }) } as const;
  return BrowserSession.signIn((await askServer(join(app.dataFolder, 'signalbox.sock'), request, SignInLinkAnswer)).url);
}

describe('a stored event', () => {
  it('is the same bytes, one click from a message that was cut', async () => {
    await start();
    await notify(LARGE);
    const browser = await BrowserSession.signIn(app.signInUrl);
    const [message] = await browser.follow((messages) => messages.length === 1);
    expect(message === undefined ? '' : textOf(message)).toContain('Cut to fit');

    const links = message?.payload.blocks.flatMap((block) => (block.kind === 'footer' ? block.spans : []));
    const link = links?.find((span) => span.kind === 'link');
    expect(link).toMatchObject({ text: 'Original', url: expect.stringContaining(`${app.url}/`) });
    const eventId = readEventPage(new URL(link?.kind === 'link' ? link.url : '').hash) ?? '';

    const answer = StoredEventAnswer.parse(await (await browser.request(`/api/events/${eventId}`)).json());
    expect(answer).toMatchObject({ door: 'notify-http', sender: 'local', arrivalCount: 1, state: 'routed', text: LARGE });
    expect(answer.deliveries).toMatchObject([{ configurationName: 'ops', action: 'post' }]);
    const original = await browser.request(`/api/events/${eventId}/original`);
    expect(original.headers.get('content-disposition')).toBe(`attachment; filename="event-${eventId}.json"`);
    expect(await original.text()).toBe(LARGE);
  });

  it('is saved byte for byte, also where it is no text', async () => {
    await start();
    const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
    const eventId = await notify(bytes);
    const browser = await BrowserSession.signIn(app.signInUrl);

    const original = await browser.request(`/api/events/${eventId}/original`);

    expect(new Uint8Array(await original.arrayBuffer())).toEqual(bytes);
  });

  it('is for those who are signed in, and what the web chat has not for administrators alone', async () => {
    const slack = await FakeSlack.start({
      workspaces: [{ teamId: 'T1', botToken: 'xoxb-1-test', appToken: 'xapp-1-test', botUserId: 'UBOT', channelIds: ['C1'] }],
    });
    closing.push(() => slack.close());
    await start(`
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: xoxb-1-test, appToken: xapp-1-test }]
notify: { tokens: [{ name: oncall, token: '${'t'.repeat(40)}', configurationNames: [oncall] }, { name: all, token: '${'a'.repeat(40)}' }] }
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops }
  - { configurationName: oncall, platform: slack, workspaceId: T1, channelId: C1 }
`);
    const send = async (token: string, body: string): Promise<string> => {
      const response = await fetch(`${app.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
      return ((await response.json()) as { eventId: string }).eventId;
    };
    const inSlack = await send('t'.repeat(40), 'for Slack alone');
    const everywhere = await send('a'.repeat(40), 'for everybody');
    const ana = await signInAs('ana');
    const operator = await BrowserSession.signIn(app.signInUrl);

    const statuses = async (path: string): Promise<readonly number[]> => [
      (await fetch(`${app.url}${path}`)).status,
      (await ana.request(path)).status,
      (await operator.request(path)).status,
    ];
    for (const end of ['', '/original']) {
      expect(await statuses(`/api/events/${inSlack}${end}`)).toEqual([401, 403, 200]);
      expect(await statuses(`/api/events/${everywhere}${end}`)).toEqual([401, 200, 200]);
      expect(await statuses(`/api/events/no-such${end}`)).toEqual([401, 404, 404]);
    }
    const seen = StoredEventAnswer.parse(await (await ana.request(`/api/events/${everywhere}`)).json());
    expect(seen.deliveries.map(({ configurationName }) => configurationName)).toEqual(['ops']);
    // Without a public address nobody in Slack could follow a link.
    await slack.until(() => slack.messagesIn('C1').length === 2);
    expect(JSON.stringify(slack.messagesIn('C1'))).not.toContain('Original');
  });

  it('is linked to under the public address, also from Slack', async () => {
    const slack = await FakeSlack.start({
      workspaces: [{ teamId: 'T1', botToken: 'xoxb-1-test', appToken: 'xapp-1-test', botUserId: 'UBOT', channelIds: ['C1'] }],
    });
    closing.push(() => slack.close());
    await start(`
server: { publicUrl: '${PUBLIC_URL}' }
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: xoxb-1-test, appToken: xapp-1-test }]
channelConfigurations: [{ configurationName: oncall, platform: slack, workspaceId: T1, channelId: C1 }]
`);
    const request = { method: 'POST', path: '/api/events', body: LARGE } as const;
    const { eventId } = await askServer(join(app.dataFolder, 'signalbox.sock'), request, AcceptedEvent);

    await slack.until(() => slack.messagesIn('C1').length === 1);
    expect(JSON.stringify(slack.messagesIn('C1'))).toContain(`${PUBLIC_URL}/#/events/${eventId}`);
  });
});
