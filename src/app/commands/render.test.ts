import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CommandContext } from '../../cli/command.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { RENDER_TARGETS } from '../renderers.ts';
import { renderCommand } from './render.ts';

const EVENT = JSON.stringify({ source: 'com.example.orders', 'detail-type': 'Order failed', detail: { order: '*4711*' } });
const RULE = `
notifications:
  rules:
    - name: orders
      match: { sources: [com.example.*] }
      set: { title: 'Order {{ detail.order }} failed' }
`;

/** Runs `signalbox render` with arguments, and returns its status and what it printed. */
async function run(commandArguments: readonly string[], input: string, environment: Readonly<Record<string, string>> = {}) {
  const printed: string[] = [];
  const errors: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.resolve(Buffer.from(input)),
      readInputLines: async function* () {
        yield* input.split('\n');
      },
      print: (line) => printed.push(line),
      printError: (line) => errors.push(line),
    },
    findSocketPath: () => Promise.reject(new Error('no server is asked')),
    readFile: () => Promise.reject(new Error('no file is read')),
  };
  const status = await renderCommand({ environment, version: '1', consoleFolder: '' }).run(commandArguments, context);
  return { status, printed: printed.join('\n'), errors };
}

async function configurationFile(yaml: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'signalbox-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'signalbox.yaml');
  await writeFile(file, yaml);
  return file;
}

describe('render', () => {
  it('prints the payload of an event', async () => {
    expect(await run(['--to', 'text'], EVENT)).toMatchObject({ status: 0, printed: expect.stringContaining('Order failed') });
  });

  it('uses the rules of the configuration that is named', async () => {
    const { printed } = await run(['--to', 'text', '--config', await configurationFile(RULE)], EVENT);

    expect(printed.split('\n')[0]).toContain('Order *4711* failed');
  });

  it('prints what an event looks like everywhere', async () => {
    const { printed } = await run(['--to', 'all'], EVENT);

    expect(Object.keys(JSON.parse(printed) as object)).toEqual([...RENDER_TARGETS]);
  });

  it('takes many events as JSON Lines, with the rules too', async () => {
    const line = (id: number) => JSON.stringify({ id, event: JSON.parse(EVENT) as unknown });
    const { status, printed } = await run(
      ['--to', 'text', '--batch', '--config', await configurationFile(RULE)],
      `${line(1)}\n\nno json\n${line(2)}\n`,
    );

    expect(status).toBe(1);
    expect(printed.split('\n').map((each): unknown => JSON.parse(each))).toMatchObject([
      { id: 1, payload: expect.stringContaining('Order *4711* failed') },
      { error: { code: 'bad-request' } },
      { id: 2 },
    ]);
  });

  it('refuses a configuration that is named and has faults', async () => {
    const file = await configurationFile(RULE.replace('detail.order', 'detail.order | nope'));

    await expect(run(['--to', 'text', '--config', file], EVENT)).rejects.toMatchObject({ code: 'config-invalid' });
  });

  it('renders without rules where a configuration that nobody named has faults, and says so', async () => {
    const { status, printed, errors } = await run(['--to', 'text'], EVENT, { SIGNALBOX_SERVER_PORT: 'x' });

    expect(status).toBe(0);
    expect(printed).toContain('Order failed');
    expect(errors).toEqual(['warning: the environment has problems, see check-config; no rules are used']);
  });

  it.each([[], ['--to', 'irc'], ['--to', 'text', 'a', 'b']])('refuses the arguments %j', async (...commandArguments) => {
    await expect(run(commandArguments, EVENT)).rejects.toThrow(UsageError);
  });
});
