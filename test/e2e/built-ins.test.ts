// The bot's own words over a whole Signalbox: what a channel gets and why, feedback, help by topics, silences by a form.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const YAML = `
channelConfigurations:
  - configurationName: ops
    platform: web
    channelId: ops
    snsTopicArns: ['arn:aws:sns:eu-west-1:123456789012:alarms']
    mentions: [{ severities: [critical], mention: ['@here'] }]
    fallback: desk
  - { configurationName: desk, platform: web, channelId: desk }
operations: { channel: desk }
notifications:
  routes:
    - { name: payments, match: ['name=pay-*'], channels: [desk] }
    - { name: noise, match: ['severity=low'], mute: nobody reads it }
    - { name: rest, match: [] }
`;

let app: StartedApp;
let browser: BrowserSession;

beforeEach(async () => {
  app = await startApp({ yaml: YAML });
  browser = await BrowserSession.signIn(app.signInUrl);
});
afterEach(() => app.stop());

/** Says something and returns the answer. */
async function ask(text: string): Promise<WebChannelMessage> {
  const isAnswer = ({ channelId, payload, editedAt }: WebChannelMessage): boolean =>
    channelId === 'ops' && payload.author === undefined && editedAt === undefined;
  const { revision } = await browser.messages('ops');
  await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  const answer = (await browser.follow((messages) => messages.some(isAnswer), revision)).find(isAnswer);
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

describe('notifications', () => {
  it('tells what a channel gets, why, and what became of what came last', async () => {
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    await browser.follow((messages) => messages.length === 1);
    const answer = textOf(await ask('notifications'));

    expect(answer).toContain('alarms (eu-west-1, 123456789012): listed in the configuration file');
    expect(answer).toMatch(/payments.*name=pay-\*.*goes to desk and not here/);
    expect(answer).toMatch(/noise.*severity=low.*comes here; is not shown: nobody reads it/);
    expect(answer).not.toContain('rest');
    expect(answer).toMatch(/critical: .*@here/);
    expect(answer).toContain('goes to desk');
    expect(answer).toMatch(/checkout-api-high-cpu .*: was posted/);
  });

  it('is a service of AWS where more is said', async () => {
    expect(textOf(await ask('notifications help'))).toContain('list-event-rules');
  });
});

describe('feedback', () => {
  it('goes to the channel of operations as it was written, without secrets, and is on record', async () => {
    const said = 'feedback *too long* <!channel> with password=hunter22hunter';
    expect(textOf(await ask(said))).toContain('stands in the channel of operations');

    const isIt = (message: WebChannelMessage): boolean => textOf(message).includes('Feedback from');
    const found = (await browser.follow((messages) => messages.some(isIt))).find(isIt);
    expect(found === undefined ? '' : textOf(found)).toMatch(/\*too long\* <!channel>/);
    expect(JSON.stringify(found)).not.toContain('hunter22');
  });

  it('is asked for by a form where nothing is said', async () => {
    const { payload } = await ask('feedback');

    expect(payload.blocks.find(({ kind }) => kind === 'form')).toMatchObject({ command: 'feedback', fields: [{ name: 'text' }] });
    expect(textOf(await ask(String.raw`feedback --text='it'\''s fine'`))).toContain('Thank you');
  });
});

describe('help', () => {
  it('has six topics, each behind a button of the others', async () => {
    const { payload } = await ask('help');
    const buttons = payload.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));

    expect(buttons.map(({ text }) => text)).toEqual(['Commands', 'Aliases', 'Built-ins', 'Q&A', 'More help']);
    for (const { command } of buttons) {
      const shown = (await ask(command)).payload.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
      expect(shown.map(({ text }) => text)).toContain('Home');
    }
    expect(textOf(await ask('help ec2 describe-instances'))).toContain('--instance-ids');
  });
});

describe('silence and ack', () => {
  const formOf = ({ payload }: WebChannelMessage) => payload.blocks.find((block) => block.kind === 'form');

  it('offer forms of what is open, and take what these say', async () => {
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    await browser.follow((messages) => messages.length === 1);

    const open = formOf(await ask('ack'));
    expect(open).toMatchObject({ command: 'ack', fields: [{ name: 'code', choices: [{ label: expect.stringContaining('checkout') }] }] });
    const code = open?.fields[0]?.choices[0]?.value ?? '';
    expect(textOf(await ask(`ack --code='${code}'`))).toContain('Acknowledged');
    expect(formOf(await ask('ack'))).toBeUndefined();

    expect(formOf(await ask('silence'))?.fields.map(({ name }) => name)).toEqual(['code', 'where', 'for', 'reason']);
    expect(textOf(await ask(`silence add --code='${code}' --for='2h' --reason='it'\\''s known'`))).toContain("it's known");
    expect(textOf(await ask(`silence add --where='name=web-* severity=high' --for='1h'`))).toContain('name=web-* severity=high');
    const listed = await ask('silence list');
    expect(JSON.stringify(listed.payload.blocks).match(/silence remove \w{6}/g)).toHaveLength(2);
    expect(textOf(await ask('notifications'))).toMatch(/Kept quiet.*name=web-\* severity=high/);
  });
});
