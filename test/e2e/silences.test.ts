// Acknowledging and silencing over a whole Signalbox: by the words that its buttons say, and by the admin CLI.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliveries } from '../../src/cli/deliveries.ts';
import { incidents } from '../../src/cli/incidents.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { silence } from '../../src/cli/silence.ts';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let browser: BrowserSession;

beforeEach(async () => {
  app = await startApp();
  browser = await BrowserSession.signIn(app.signInUrl);
});
afterEach(() => app.stop());

async function run(...commandLine: readonly string[]): Promise<{ readonly status: number; readonly output: string }> {
  const output: string[] = [];
  const status = await runCli(commandLine, [deliveries, silence, incidents], {
    streams: {
      readInput: () => Promise.resolve(Buffer.alloc(0)),
      readInputLines: () => {
        throw new Error('no command here reads lines');
      },
      print: (line) => output.push(line),
      printError: (line) => output.push(line),
    },
    findSocketPath: () => Promise.resolve(join(app.dataFolder, 'signalbox.sock')),
    readFile: () => Promise.reject(new Error('no file is read')),
  });
  return { status, output: output.join('\n') };
}

const say = (text: string): Promise<Response> => browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
const publish = (state: 'ALARM' | 'OK'): Promise<Response> => browser.post('/api/channels/ops/sample-events', { state });

/** The commands of a message's buttons. */
function commandsOf(message: WebChannelMessage | undefined): readonly string[] {
  const blocks = message?.payload.blocks ?? [];
  return blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ command }) => command) : []));
}

const until = (words: string): Promise<readonly WebChannelMessage[]> =>
  browser.follow((messages) => messages.some((message) => textOf(message).includes(words)));

/** Waits until a message says something. */
async function changed(message: WebChannelMessage | undefined, words: string): Promise<WebChannelMessage | undefined> {
  const isIt = (other: WebChannelMessage): boolean => other.id === message?.id && textOf(other).includes(words);
  return (await browser.follow((messages) => messages.some(isIt))).find(isIt);
}

describe('silences and acknowledgements', () => {
  it('are said by the buttons of an alarm, stand on its message, and are taken back by the command line', async () => {
    await publish('ALARM');
    const [alarm] = await browser.follow((messages) => messages.length === 1);
    const [acknowledge = '', quiet = ''] = commandsOf(alarm);
    expect([acknowledge, quiet]).toEqual([expect.stringMatching(/^ack \w{6}$/), expect.stringMatching(/^silence \w{6} 1h$/)]);

    await say(acknowledge);
    const acknowledged = await changed(alarm, 'sees to it');
    expect(commandsOf(acknowledged)).not.toContain(acknowledge);
    expect(commandsOf(acknowledged)[0]).toBe(quiet);
    expect((await run('incidents', 'list', 'ops')).output).toMatch(/ALARM.*acknowledged by/);

    await say(quiet);
    await changed(alarm, 'Quiet since');
    const [line = ''] = (await run('silence', 'list')).output.split('\n');
    expect(line).toContain('incident=cloudwatch-alarm:');
    const code = line.split(' ')[0] ?? '';
    expect(await run('silence', 'remove', code)).toMatchObject({ status: 0 });
    expect((await run('silence', 'list')).output).toBe('');
    expect((await run('silence', 'remove', code)).output).toContain('silence-unknown');
  });

  it('keep an alarm out of the channel until they are removed, and it is shown then', async () => {
    const added = await run('silence', 'add', 'kind=CloudWatch*', '--for', '2h', '--reason', 'load test');
    expect(added).toMatchObject({ status: 0, output: expect.stringContaining('(all channels)') });
    await publish('ALARM');
    expect((await run('deliveries', 'list', '--status', 'muted')).output).toMatch(/muted .*load test/);
    expect((await browser.messages('ops')).messages).toEqual([]);

    await run('silence', 'remove', added.output.split(' ')[0] ?? '');
    const [shown] = await browser.follow((messages) => messages.length === 1);
    expect(shown === undefined ? '' : textOf(shown)).toMatch(/Was kept back since/);
  });

  it('are explained where they are not understood', async () => {
    await say('silence add colour=red for=2h');
    await until('names no label that there is');
    await say('silence add name=web-* for=soon');
    await until('must be minutes, hours or days');
    await say('ack AAAAAA');
    await until('No incident of this channel has this code');
    await say('silence add name=web-* for=2h reason="the deployment of tonight"');
    await until('What it keeps back and is still bad when it ends is shown then');
    expect((await run('silence', 'list')).output).toContain('name=web-*');
  });
});
