// Aliases over a whole Signalbox: made and run in the web chat, several commands with values passed on, and by the configuration file.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let browser: BrowserSession;

afterEach(() => app.stop());

async function start(yaml = ''): Promise<void> {
  app = await startApp({ yaml });
  browser = await BrowserSession.signIn(app.signInUrl);
}

/** Says something and waits until a message answers with these words. */
async function say(text: string, words: RegExp): Promise<WebChannelMessage> {
  await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  const isAnswer = (message: WebChannelMessage): boolean => message.payload.author === undefined && words.test(textOf(message));
  const messages = await browser.follow((all) => all.some(isAnswer));
  const found = messages.findLast(isAnswer);
  if (found === undefined) throw new Error(`Nothing answers with ${String(words)}`);
  return found;
}

/** The command of the button that says so. */
function commandOf(message: WebChannelMessage, words: RegExp): string {
  const actions = message.payload.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const found = actions.find(({ command }) => words.test(command));
  if (found === undefined) throw new Error(`No button says ${String(words)}: ${JSON.stringify(message.payload.blocks)}`);
  return found.command;
}

describe('aliases', () => {
  it('are made, asked for their values in a form, and run; what changes something is confirmed with the values that it got', async () => {
    await start();
    await say(
      'alias create bounce ec2 describe-instances --instance-ids $id\nec2 reboot-instances --instance-ids $step1.Reservations[0].Instances[0].InstanceId',
      /The alias bounce is made/,
    );
    const instances = await say('ec2 describe-instances', /i-[0-9a-f]{8,17}/);
    const id = /i-[0-9a-f]{8,17}/.exec(textOf(instances))?.[0] ?? '';

    const form = await say('run bounce', /Which id\?/);
    const block = form.payload.blocks.find(({ kind }) => kind === 'form');
    expect(block).toMatchObject({ command: 'run bounce', fields: [{ name: 'id' }] });

    const first = await say(`run bounce --id='${id}'`, /1 of 2 commands done/);
    expect(textOf(first)).toContain(`reboot-instances --instance-ids ${id}`);
    const card = await say(commandOf(first, /^more /), /Confirm ec2 reboot-instances\?/);
    expect(textOf(card)).toContain(id);
    await say(commandOf(card, /^confirm /), /ec2 reboot-instances.*done/i);
    await say('alias delete bounce', /The alias bounce is deleted/);
  });

  it('are offered while somebody types', async () => {
    await start('aliases:\n  - { name: zones, command: "ec2 describe-availability-zones --region $region" }\n');

    const complete = async (text: string): Promise<unknown> =>
      (await browser.post('/api/completions', { text, cursor: text.length, channelId: 'ops' })).json();
    await expect(complete('run zo')).resolves.toMatchObject({ start: 4, end: 6, completions: [{ text: 'zones' }] });
    await expect(complete('run zones --')).resolves.toMatchObject({ completions: [{ text: '--region' }] });
  });

  it('of the file are run and not changed, and a reload changes them', async () => {
    await start('aliases:\n  - { name: zones, command: ec2 describe-availability-zones }\n');
    await say('alias show zones', /the configuration file/);
    await say('alias delete zones', /it is changed there/);

    await app.rewrite('aliases:\n  - { name: regions, command: ec2 describe-regions }\n');
    expect((await browser.post('/api/reload')).status).toBe(200);
    await say('alias list', /ec2 describe-regions · all channels/);
    await say('run zones', /No alias of this channel is called so/);
  });
});
