// Custom actions over a whole Signalbox: buttons that people have made, filled in from the event that they are under.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const yaml = `
customActions:
  - actionName: function-settings
    command: lambda get-function-configuration --function-name $fn
    region: us-east-1
    attachments:
      - notificationType: Custom
        buttonText: Show settings
        criteria: [{ operator: HAS_VALUE, variableName: fn }]
        variables: [{ name: fn, value: event.metadata.additionalContext.Function }]
  - actionName: start-again
    command: codepipeline start-pipeline-execution --name $Pipeline
    attachments: [{ notificationType: CodePipeline-Pipeline-Execution-State-Change, buttonText: Start again }]
  - actionName: nobody-has-it
    command: lambda list-functions
    attachments: [{ notificationType: All, buttonText: Never }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, customActions: [function-settings, start-again] }
  - { configurationName: dev, platform: web, channelId: dev, customActions: [function-settings] }
`;

let app: StartedApp;
let browser: BrowserSession;

beforeEach(async () => {
  app = await startApp({ yaml });
  browser = await BrowserSession.signIn(app.signInUrl);
  // By then it is known whose the machine's credentials are.
  await say('whoami');
  await until('111122223333');
});
afterEach(() => app.stop());

const say = (text: string, channel = 'ops'): Promise<Response> =>
  browser.post(`/api/channels/${channel}/messages`, { text, clientMessageId: randomUUID() });

/** What one reads of a message: its texts, one behind the other. */
function wordsOf(message: WebChannelMessage | undefined): string {
  const words: string[] = [];
  JSON.stringify(message?.payload ?? {}, (key, value: unknown) => {
    if ((key === 'text' || key === 'label') && typeof value === 'string') words.push(value);
    return value;
  });
  return words.join('');
}

async function until(words: string): Promise<WebChannelMessage | undefined> {
  const says = (message: WebChannelMessage): boolean => wordsOf(message).includes(words) || textOf(message).includes(words);
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

function formOf(message: WebChannelMessage | undefined): { readonly command: string; readonly names: readonly string[] } | undefined {
  const form = message?.payload.blocks.find((block) => block.kind === 'form');
  return form?.kind === 'form' ? { command: form.command, names: form.fields.map(({ name }) => name) } : undefined;
}

const custom = (description: string, additionalContext: Readonly<Record<string, string>>) => ({
  version: '1.0',
  source: 'custom',
  content: { description },
  metadata: { additionalContext },
});

const pipelineFailed = {
  version: '0',
  id: '01234567-0123-0123-0123-012345678901',
  'detail-type': 'CodePipeline Pipeline Execution State Change',
  source: 'aws.codepipeline',
  account: '111122223333',
  time: '2026-11-28T10:00:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:codepipeline:us-east-1:111122223333:storefront'],
  detail: { pipeline: 'storefront', 'execution-id': '11111111-2222-3333-4444-555555555555', state: 'FAILED', version: 3 },
};

describe('a custom action', () => {
  it('is a button under what its conditions hold for, and is filled in from its event', async () => {
    await notify(custom('nothing to see', { Group: 'blue' }));
    expect(Object.keys(buttonsOf(await until('nothing to see')))).toEqual([]);

    await notify(custom('it is slow', { Function: 'payment-webhook' }));
    const buttons = buttonsOf(await until('it is slow'));
    expect(buttons).toEqual({
      'Show settings': expect.stringMatching(/^action run function-settings [0-9a-f-]{36}$/) as unknown,
      'Manage actions': expect.stringMatching(/^actions [0-9a-f-]{36}$/) as unknown,
    });

    await say(buttons['Show settings'] ?? '');
    const card = await until('pressed Show settings');
    expect(wordsOf(card)).toContain('Operator pressed Show settings (function-settings), about');
    expect(wordsOf(card)).toContain('only reads');
    await say(buttonsOf(card)['Run'] ?? '');
    const said = wordsOf(await until('ran Show settings'));
    expect(said).toContain('Operator ran Show settings (function-settings), about');
    expect(said).toContain('us-east-1');
    expect(await (await fetch(`${app.url}/metrics`)).text()).toContain('signalbox_actions_run_total{action="function-settings"} 1');
  });

  it('waits for a word where it changes something, in the account and Region of its event', async () => {
    await notify(pipelineFailed);
    const buttons = buttonsOf(await until('storefront'));
    expect(Object.keys(buttons)[0]).toBe('Start again');

    await say(buttons['Start again'] ?? '');
    const card = await until('confirm ');
    expect(wordsOf(card)).toContain('pressed Start again (start-again), about storefront');
    expect(wordsOf(card)).toContain('start-pipeline-execution --name storefront --region us-east-1');
    const confirm = Object.values(buttonsOf(card)).find((command) => command.startsWith('confirm ')) ?? '';
    await say(confirm);
    expect(await until('pipelineExecutionId')).toBeDefined();
    expect(wordsOf(await until('Operator ran Start again (start-again) · '))).toContain('storefront');
    const audit = await (await browser.request('/api/audit/events?limit=50')).json();
    expect(JSON.stringify(audit)).toContain('"actionName":"start-again"');
  });

  it('is not run about an event of another channel, nor where it is not offered', async () => {
    await notify(pipelineFailed);
    const code = (buttonsOf(await until('storefront'))['Start again'] ?? '').split(' ').at(-1) ?? '';

    await say('action run start-again 01234567-0123-7123-8123-012345678901');
    expect(await until('No event of this channel has this code')).toBeDefined();
    await say(`action run function-settings ${code}`);
    expect(await until('not offered for this event')).toBeDefined();
    await say(`action run nobody-has-it ${code}`);
    expect(await until('not associated with this channel')).toBeDefined();
  });

  it('asks for what the event does not say', async () => {
    await say('action run function-settings');
    const form = formOf(await until('What is function-settings to be run with?'));
    expect(form).toEqual({ command: 'action run function-settings now', names: ['fn'] });

    await say("action run function-settings now --fn='payment-webhook'");
    expect(wordsOf(await until('asked for function-settings'))).toContain('payment-webhook');
    await say("action run function-settings now --fn='file:///etc/passwd'");
    expect(await until('cannot be run')).toBeDefined();
  });

  it('is made in the chat, shown there at once, changed and deleted', async () => {
    await say('actions');
    expect(wordsOf(await until('Custom actions'))).toContain('nobody-has-it Never under All · lambda list-functions · not shown here');

    await say(
      "action create queues --button='Which queues' --on=Custom --criteria='Queue' sqs get-queue-attributes --queue-url $Queue --region us-east-1",
    );
    expect(wordsOf(await until('The action queues is made'))).toContain('sqs get-queue-attributes --queue-url $Queue');
    await notify(custom('a queue grows', { Queue: 'https://sqs.us-east-1.amazonaws.com/111122223333/orders' }));
    expect(buttonsOf(await until('a queue grows'))['Which queues']).toMatch(/^action run queues /);

    await say('action edit queues --button "Look"');
    await until('The action queues is changed');
    await say('action delete queues');
    await until('The action queues is deleted');
    await say('action edit function-settings --button x');
    expect(await until('It comes from the configuration file')).toBeDefined();
  });
});
