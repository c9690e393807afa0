// The admin CLI against a running Signalbox.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliveries } from '../../src/cli/deliveries.ts';
import { events } from '../../src/cli/events.ts';
import { reload } from '../../src/cli/reload.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { send } from '../../src/cli/send.ts';
import { signInLink } from '../../src/cli/sign-in-link.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;

beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

interface CliResult {
  readonly status: number;
  readonly output: readonly string[];
  readonly errors: readonly string[];
}

async function run(commandLine: readonly string[], input = ''): Promise<CliResult> {
  const output: string[] = [];
  const errors: string[] = [];
  const status = await runCli(commandLine, [send, deliveries, events, reload, signInLink], {
    streams: {
      readInput: () => Promise.resolve(Buffer.from(input)),
      readInputLines: () => {
        throw new Error('no command here reads lines');
      },
      print: (line) => output.push(line),
      printError: (line) => errors.push(line),
    },
    findSocketPath: () => Promise.resolve(join(app.dataFolder, 'signalbox.sock')),
    readFile: () => Promise.reject(new Error('no file is read')),
  });
  return { status, output, errors };
}

describe('admin CLI', () => {
  it('sends an event and lists its delivery', async () => {
    const sent = await run(['send'], 'disk almost full');
    expect(sent).toMatchObject({ status: 0, errors: [] });
    expect(sent.output[0]).toMatch(/^accepted [0-9a-f-]{36}$/);

    const browser = await BrowserSession.signIn(app.signInUrl);
    await browser.follow((messages) => messages.length === 1);
    await expect.poll(async () => (await run(['deliveries', 'list', '--status', 'sent'])).output).toHaveLength(1);
    expect((await run(['deliveries', 'list', '--json'])).output.join('')).toContain('"sent":1');
  });

  it('shows an event as it came, harmless to a terminal', async () => {
    const eventId = (await run(['send'], 'disk \u001b[2Jalmost full\n95 %')).output[0]?.split(' ')[1] ?? '';

    expect(await run(['events', 'show', eventId])).toEqual({ status: 0, output: ['disk \\u001b[2Jalmost full\n95 %'], errors: [] });
    expect(JSON.parse((await run(['events', 'show', eventId, '--json'])).output[0] ?? '')).toMatchObject({
      eventId,
      sender: 'socket:operator',
      text: 'disk \u001b[2Jalmost full\n95 %',
      deliveries: [{ configurationName: 'ops' }],
    });
    expect(await run(['events', 'show', 'no-such'])).toMatchObject({
      status: 1,
      errors: [expect.stringContaining('No event has this id')],
    });
  });

  it('says what is wrong with a custom notification, and sends it where that is asked for', async () => {
    const wrong = '{"version":"1.0","source":"custom","content":{"description":"x","title":7}}';

    expect(await run(['send'], wrong)).toEqual({
      status: 1,
      output: [],
      errors: ['invalid-custom-notification: The custom notification is not as its schema says: content.title must be text, not a number.'],
    });
    expect(await run(['send', '--lenient'], wrong)).toMatchObject({ status: 0, errors: [] });
  });

  it('sends to the channels that are named, and refuses unknown ones', async () => {
    expect(await run(['send', '--to', 'ops', '-'], 'x')).toMatchObject({ status: 0 });

    const refused = await run(['send', '--to', 'nobody'], 'x');

    expect(refused.status).toBe(1);
    expect(refused.errors).toEqual(['channel-configuration-unknown: No channel configuration has this name: nobody']);
  });

  it('refuses to replay what is unknown or not dead', async () => {
    const unknown = await run(['deliveries', 'replay', 'nothing']);
    expect(unknown).toMatchObject({ status: 1, errors: ['delivery-unknown: No delivery has this id: nothing'] });

    const { output } = await run(['send', '--json'], 'x');
    const { deliveries: made } = JSON.parse(output[0] ?? '{}') as { deliveries: { deliveryId: string }[] };
    await expect.poll(async () => (await run(['deliveries', 'list', '--status', 'sent'])).output).toHaveLength(1);

    expect((await run(['deliveries', 'replay', made[0]?.deliveryId ?? ''])).errors[0]).toContain('delivery-not-dead');
    expect((await run(['deliveries', 'discard', made[0]?.deliveryId ?? ''])).errors[0]).toContain('delivery-not-dead');
    expect((await run(['deliveries', 'replay', '--all'])).output).toEqual(['queued 0, folded 0']);
    expect((await run(['deliveries', 'discard', '--to', 'ops', '--since', '2h', '--reason', 'archived'])).output).toEqual(['discarded 0']);
    expect((await run(['deliveries', 'list', '--since', '1d', '--reason', 'archived'])).output).toEqual([]);
  });

  it('prints a link that signs in', async () => {
    const { output, status } = await run(['sign-in-link']);

    expect(status).toBe(0);
    await BrowserSession.signIn(output[0] ?? '');
  });

  it('reloads the configuration: all of it, or nothing', async () => {
    await app.rewrite(`
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops }
  - { configurationName: builds, platform: web, channelId: builds, channelName: '#builds' }
`);
    const reloaded = await run(['reload']);
    expect(reloaded.status).toBe(0);
    expect(reloaded.output.join()).toContain('channelConfigurations');
    const browser = await BrowserSession.signIn(app.signInUrl);
    expect((await browser.channels()).channels.map(({ channelName }) => channelName)).toContain('#builds');
    expect((await run(['reload'])).output).toEqual(['nothing has changed']);

    await app.rewrite('channelConfigurations: [{ configurationName: "not allowed!", platform: web, channelId: ops }]\nsurprise: 1\n');
    const broken = await run(['reload']);

    expect(broken.status).toBe(1);
    expect(broken.errors.join('\n')).toMatch(/configurationName[\s\S]*surprise/);
    expect((await browser.channels()).channels.map(({ channelName }) => channelName)).toContain('#builds');
  });

  it('says that no server runs', async () => {
    await app.stopAndKeepData();

    const { status, errors } = await run(['deliveries', 'list']);
    app = await startApp();

    expect(status).toBe(1);
    expect(errors[0]).toMatch(/^server-not-running: /);
  });

  it.each([
    [['send', 'a', 'b']],
    [['deliveries']],
    [['deliveries', 'replay']],
    [['deliveries', 'replay', '--all', 'id']],
    [['deliveries', 'discard', '--since', 'Friday']],
    [['reload', '--surprise']],
    [['nonsense']],
  ])('exits with 2 for %j', async (commandLine) => {
    expect((await run(commandLine)).status).toBe(2);
  });

  it('is a socket for its owner alone', async () => {
    expect((await stat(join(app.dataFolder, 'signalbox.sock'))).mode & 0o777).toBe(0o600);
  });

  it('shows a message that was sent by the command line as data', async () => {
    await run(['send'], '<!here> <https://evil.example|click>');
    const browser = await BrowserSession.signIn(app.signInUrl);

    const [message] = await browser.follow((messages) => messages.length === 1);

    expect(message === undefined ? '' : textOf(message)).not.toMatch(/"kind":"mention"|"url":"https:/);
  });
});
