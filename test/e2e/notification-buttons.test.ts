// Buttons under notifications over a whole Signalbox: offered where the channel may press them, and answered in the event's account and Region.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let browser: BrowserSession;

beforeEach(async () => {
  app = await startApp();
  browser = await BrowserSession.signIn(app.signInUrl);
  // By then it is known whose the machine's credentials are.
  await say('whoami');
  await until('111122223333');
});
afterEach(() => app.stop());

const say = (text: string): Promise<Response> => browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });

async function until(words: string): Promise<WebChannelMessage | undefined> {
  const says = (message: WebChannelMessage): boolean => textOf(message).includes(words);
  return (await browser.follow((messages) => messages.some(says))).find(says);
}

async function notify(event: unknown): Promise<void> {
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const response = await fetch(`${app.url}/notify`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(event),
  });
  expect(response.status).toBe(200);
}

function buttonsOf(message: WebChannelMessage | undefined): Readonly<Record<string, string>> {
  const blocks = message?.payload.blocks ?? [];
  const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  return Object.fromEntries(actions.map(({ text, command }) => [text, command]));
}

const pipelineFailed = {
  version: '0',
  id: '01234567-0123-0123-0123-012345678901',
  'detail-type': 'CodePipeline Pipeline Execution State Change',
  source: 'aws.codepipeline',
  account: '111122223333',
  time: '2026-11-28T10:00:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:codepipeline:us-east-1:111122223333:storefront'],
  detail: {
    pipeline: 'storefront',
    'execution-id': '11111111-2222-3333-4444-555555555555',
    state: 'FAILED',
    failedStage: 'Build',
    version: 3,
  },
};

describe('buttons of a notification', () => {
  it('show the log of what an alarm watches, around its time and in its Region', async () => {
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    const buttons = buttonsOf(await until('Threshold Crossed'));
    expect(buttons['Show logs']).toMatch(/^logs tail \S+ --since \S+ --end-time \d+ --region us-east-1$/);
    expect(buttons['Show error logs']).toContain('?ERROR');

    await say(buttons['Show logs'] ?? '');
    expect(await until('logs tail calls logs filter-log-events')).toBeDefined();
  });

  it('stay under an alarm while its message is changed, and go with its end', async () => {
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    expect(Object.keys(buttonsOf(await until('Last change')))).toEqual(['Acknowledge', 'Silence for 1 h', 'Show logs', 'Show error logs']);

    await browser.post('/api/channels/ops/sample-events', { state: 'OK' });
    expect(buttonsOf(await until('OK after'))).toEqual({});
  });

  it('start a pipeline once that is confirmed, and hide what the guardrail refuses', async () => {
    await notify(pipelineFailed);
    const buttons = buttonsOf(await until('storefront'));
    // The guardrail of the demo account lets pipelines be started; it lets no stage be retried.
    expect(Object.keys(buttons)).toEqual(['Get info', 'Start']);

    await say(buttons['Get info'] ?? '');
    expect(await until('Build terminated with state: FAILED')).toBeDefined();

    await say(buttons['Start'] ?? '');
    const card = await until('confirm ');
    const confirm = Object.values(buttonsOf(card)).find((command) => command.startsWith('confirm ')) ?? '';
    await say(confirm);
    expect(await until('pipelineExecutionId')).toBeDefined();
  });

  it('are not shown about an account that the channel does not reach', async () => {
    await notify({ ...pipelineFailed, account: '999999999999' });
    expect(buttonsOf(await until('storefront'))).toEqual({});
  });
});
