import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../lib/sha256.ts';
import type { CommandContext } from './command.ts';
import { notifyToken } from './notify-token.ts';
import { UsageError } from './usage-error.ts';

async function run(commandArguments: readonly string[], input = ''): Promise<{ printed: string[]; errors: string[] }> {
  const printed: string[] = [];
  const errors: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.resolve(Buffer.from(input)),
      readInputLines: async function* () {},
      print: (line) => printed.push(line),
      printError: (line) => errors.push(line),
    },
    findSocketPath: () => Promise.resolve('/nowhere'),
    readFile: () => Promise.resolve(Buffer.of()),
  };
  expect(await notifyToken.run(commandArguments, context)).toBe(0);
  return { printed, errors };
}

describe('notifyToken', () => {
  it('makes a token, and the lines for the configuration, which hold its hash alone', async () => {
    const { printed } = await run(['new', 'ci']);
    const [first = '', , ...lines] = printed;
    const token = first.replace('token: ', '');

    expect(token).toMatch(/^[\w-]{43}$/);
    expect(parse(lines.join('\n'))).toEqual({ notify: { tokens: [{ name: 'ci', tokenSha256: sha256(token) }] } });
    expect((await run(['new', 'ci'])).printed[0]).not.toBe(first);
  });

  it.each(['webhook', 'access-key'])('makes a key of kind %s', async (kind) => {
    const { printed } = await run(['new', 'ci', '--kind', kind, '--json']);
    const made = JSON.parse(printed.join('\n')) as Record<string, string>;

    expect(parse(made['configuration'] ?? '')).toMatchObject({ notify: expect.anything() });
    expect(made['secret'] ?? made['secretAccessKey']).toMatch(/^(?:whsec_)?[\w+/=-]{43,}$/);
  });

  it('hashes the token at standard input, with or without a line break', async () => {
    expect((await run(['hash'], 'secret-token\n')).printed).toEqual([sha256('secret-token')]);
    expect((await run(['hash', '--json'], 'secret-token')).printed).toEqual([JSON.stringify({ tokenSha256: sha256('secret-token') })]);
  });

  it.each([[[]], [['sing']], [['hash', 'secret-token']], [['new', 'my ci']], [['new', 'a', 'b']], [['new', '--kind', 'rsa']]])(
    'refuses %j',
    async (commandArguments) => {
      await expect(async () => run(commandArguments, 'x')).rejects.toThrow(UsageError);
    },
  );
});
