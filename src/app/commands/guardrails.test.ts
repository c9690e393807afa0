import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../cli/command.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { guardrailsCommand } from './guardrails.ts';

async function run(...commandArguments: readonly string[]): Promise<unknown> {
  const printed: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.reject(new Error('nothing is read')),
      readInputLines: () => {
        throw new Error('nothing is read');
      },
      print: (line) => printed.push(line),
      printError: () => undefined,
    },
    findSocketPath: () => Promise.reject(new Error('no server is asked')),
    readFile: () => Promise.reject(new Error('nothing is read')),
  };
  expect(await guardrailsCommand.run(commandArguments, context)).toBe(0);
  return JSON.parse(printed.join('\n'));
}

describe('signalbox guardrails templates', () => {
  it('lists all templates', async () => {
    expect(await run('templates')).toHaveLength(9);
    expect(await run('templates', '--json')).toContainEqual(expect.objectContaining({ name: 'read-only-commands' }));
  });

  it('prints one with its policy documents, those of AWS by their ARNs', async () => {
    expect(await run('templates', 'read-only-commands')).toMatchObject({
      name: 'read-only-commands',
      policies: [
        { policyName: 'AWS-Chatbot-ReadOnly-Commands-Policy', document: { Statement: [{ Effect: 'Deny' }] } },
        { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', version: 'v182', document: { Version: '2012-10-17' } },
      ],
    });
  });

  it('says which template was perhaps meant', async () => {
    await expect(run('templates', 'suport')).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('support?') });
  });

  it.each([[], ['list'], ['templates', 'support', 'protection']])('takes nothing else: %j', async (...words) => {
    await expect(run(...words)).rejects.toThrow(UsageError);
  });
});
