import { describe, expect, it } from 'vitest';
import { AppError } from '../domain/errors.ts';
import type { Command, CommandContext } from './command.ts';
import { runCli } from './run-cli.ts';
import { UsageError } from './usage-error.ts';

/** Runs a command line with one command, `try`, and returns its status and what it printed. */
async function run(commandLine: readonly string[], work: Command['run'] = () => Promise.resolve(0)) {
  const printed: string[] = [];
  const errors: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.resolve(Buffer.of()),
      readInputLines: async function* () {},
      print: (line) => printed.push(line),
      printError: (line) => errors.push(line),
    },
    findSocketPath: () => Promise.resolve('/nowhere'),
    readFile: () => Promise.resolve(Buffer.of()),
  };
  const status = await runCli(commandLine, [{ name: 'try', usage: '[FILE]', summary: 'Tries.', run: work }], context);
  return { status, printed, errors };
}

describe('runCli', () => {
  it('hands the arguments after the name to the command', async () => {
    let given: readonly string[] = [];

    const { status } = await run(['try', 'a', '--b'], (commandArguments) => {
      given = commandArguments;
      return Promise.resolve(0);
    });

    expect({ status, given }).toEqual({ status: 0, given: ['a', '--b'] });
  });

  it.each([[[]], [['help']], [['--help']]])('lists the commands for %j', async (commandLine) => {
    const { status, printed } = await run(commandLine);

    expect({ status, text: printed.join('\n') }).toEqual({ status: 0, text: expect.stringContaining('Tries.') });
  });

  it('says which command was meant', async () => {
    expect(await run(['tri'])).toMatchObject({ status: 2, errors: [expect.stringContaining('Did you mean "try"?')] });
  });

  it('shows the usage of a command that was called wrongly', async () => {
    const outcome = await run(['try'], () => Promise.reject(new UsageError('name one file')));

    expect(outcome).toMatchObject({ status: 2, errors: ['signalbox try: name one file', 'usage: signalbox try [FILE]'] });
  });

  it('prints an error with its code', async () => {
    const fail = (): Promise<never> => Promise.reject(new AppError('file-unreadable', 'x.json (there is no such file)'));

    expect(await run(['try'], fail)).toMatchObject({
      status: 1,
      errors: ['file-unreadable: The file cannot be read: x.json (there is no such file)'],
    });
    expect(await run(['try', '--json'], fail)).toMatchObject({
      status: 1,
      errors: ['{"error":{"code":"file-unreadable","message":"The file cannot be read: x.json (there is no such file)"}}'],
    });
  });

  it.each([
    ['an error', new TypeError('x is not\n  a function'), 'x is not a function'],
    ['a text', 'out of luck', 'out of luck'],
    ['nothing', undefined, 'undefined'],
    ['an endless error', new Error('x'.repeat(10_000)), 'x'.repeat(500)],
  ])('prints one line without a stack where a command throws %s', async (_, thrown, text) => {
    const fail = (): Promise<never> => Promise.reject(thrown);

    expect(await run(['try'], fail)).toMatchObject({
      status: 1,
      errors: [`internal: Something went wrong inside Signalbox: ${text}`],
    });
  });
});
