// Pictures of answers: each chart of a message has its own, and nobody without a session sees it.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let browser: BrowserSession;

beforeEach(async () => {
  app = await startApp({ environment: NO_CREDENTIALS });
  browser = await BrowserSession.signIn(app.signInUrl);
});
afterEach(() => app.stop());

async function ask(text: string): Promise<WebChannelMessage> {
  await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  const isAnswer = (message: WebChannelMessage): boolean => message.payload.author === undefined;
  const messages = await browser.follow((arrived) => arrived.some(isAnswer));
  return messages.find(isAnswer) ?? Promise.reject(new Error('no answer'));
}

const addressOf = ({ id, revision }: WebChannelMessage, more: string): string =>
  `/api/messages/${encodeURIComponent(id)}/chart.svg?revision=${revision}${more}`;

describe('an answer with charts', () => {
  it('has a picture of each', async () => {
    const answer = await ask('cloudwatch describe-alarms --alarm-names checkout-api-high-cpu open-orders-backlog');

    const [first, second, small, third] = await Promise.all(
      ['', '&chart=1', '&chart=1&size=small&theme=dark', '&chart=2'].map((more) => browser.request(addressOf(answer, more))),
    );

    expect(await first?.text()).toContain('checkout-api-high-cpu: CPUUtilization (Average)');
    expect(await second?.text()).toContain('open-orders-backlog');
    expect(await small?.text()).toContain('width="390"');
    expect(third?.status).toBe(404);
  });

  it('is as high as its names need', async () => {
    const answer = await ask('cloudwatch describe-alarm-history --history-item-type StateUpdate');

    const svg = await (await browser.request(addressOf(answer, ''))).text();

    expect(svg).toContain('width="640" height="286"');
    expect(svg).toContain('States of alarms');
  });

  it.each(['&chart=-1', '&chart=30', '&chart=x'])('has no picture %s', async (more) => {
    const answer = await ask('cloudwatch describe-alarms --state-value ALARM');

    expect((await browser.request(addressOf(answer, more))).status).toBe(400);
  });

  it('has no picture of a state to come, also once it was asked for', async () => {
    const answer = await ask('cloudwatch describe-alarms --state-value ALARM');
    const ahead = { ...answer, revision: answer.revision + 1 };

    expect((await browser.request(addressOf(ahead, ''))).status).toBe(404);
    expect((await browser.request(addressOf(answer, ''))).status).toBe(200);
  });

  it('shows none to who has not signed in', async () => {
    const answer = await ask('cloudwatch describe-alarms --state-value ALARM');

    expect((await fetch(new URL(addressOf(answer, ''), app.signInUrl))).status).toBe(401);
  });
});
