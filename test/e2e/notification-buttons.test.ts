// Buttons under notifications over a whole Signalbox: offered where the channel may press them, and answered in the event's account and Region.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let browser: BrowserSession;

async function start(yaml = ''): Promise<void> {
  app = await startApp({ yaml });
  browser = await BrowserSession.signIn(app.signInUrl);
  // The machine's account is known once a command has asked for it.
  await say('whoami');
  await browser.follow((messages) => messages.some((message) => textOf(message).includes('111122223333')));
}
afterEach(() => app.stop());

const say = (text: string): Promise<Response> => browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });

function buttonsOf(message: WebChannelMessage | undefined): Readonly<Record<string, string>> {
  const blocks = message?.payload.blocks ?? [];
  return Object.fromEntries(
    blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ text, command }) => [text, command]) : [])),
  );
}

describe('buttons of a notification', () => {
  it('show the log of what an alarm watches, around its time and in its Region', async () => {
    await start();
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    const messages = await browser.follow((all) => all.some((message) => message.payload.tone === 'bad'));
    const buttons = buttonsOf(messages.find(({ payload }) => payload.tone === 'bad'));
    const showLogs = buttons['Show logs'] ?? '';
    expect(showLogs).toMatch(/^logs tail \S+ --since \S+ --end-time \d+ --region us-east-1$/);
    expect(buttons['Show error logs']).toContain('?ERROR');

    await say(showLogs);
    await browser.follow((all) => all.some((message) => textOf(message).includes('payment')));
  });
});
