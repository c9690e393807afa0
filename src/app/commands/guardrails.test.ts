import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import type { CommandContext } from '../../cli/command.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { guardrailsCommand } from './guardrails.ts';

const guardrails = guardrailsCommand({ environment: {}, version: '1', consoleFolder: '' });

async function print(...commandArguments: readonly string[]): Promise<{ readonly printed: string; readonly told: string }> {
  const printed: string[] = [];
  const told: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.reject(new Error('nothing is read')),
      readInputLines: () => {
        throw new Error('nothing is read');
      },
      print: (line) => printed.push(line),
      printError: (line) => told.push(line),
    },
    findSocketPath: () => Promise.reject(new Error('no server is asked')),
    readFile: () => Promise.reject(new Error('nothing is read')),
  };
  expect(await guardrails.run(commandArguments, context)).toBe(0);
  return { printed: printed.join('\n'), told: told.join('\n') };
}

async function run(...commandArguments: readonly string[]): Promise<unknown> {
  return JSON.parse((await print(...commandArguments)).printed);
}

/** A configuration with a guardrail of a file and one of a template; returns its file. */
async function writeConfig(actions: readonly string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'guardrails-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
  await writeFile(path.join(folder, 'look.json'), JSON.stringify(document));
  const file = path.join(folder, 'signalbox.yaml');
  await writeFile(file, 'guardrails:\n  - { name: look, policyFile: look.json }\n  - { name: ready, template: support }\n');
  return file;
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

describe('signalbox guardrails publish', () => {
  it('prints what makes a guardrail a managed policy, and what takes its place in the configuration', async () => {
    const config = await writeConfig(['ec2:Describe*']);
    const { printed, told } = await print('publish', 'look', '--account', '111122223333', '--config', config);

    expect(parse(printed, { version: '1.1' })).toMatchObject({
      Resources: {
        Guardrail: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [{ Action: ['ec2:Describe*'] }] } } },
      },
    });
    expect(parse(told)).toEqual({
      guardrails: [{ name: 'look', policyArn: 'arn:aws:iam::111122223333:policy/signalbox/signalbox-guardrail-look' }],
    });
  });

  it.each([
    ['look', ['x:' + 'a'.repeat(6200)], 'has 6'],
    ['ready', ['ec2:Describe*'], 'the guardrail ready is no policy file'],
    ['lock', ['ec2:Describe*'], 'did you mean look?'],
  ])('refuses %s where it cannot be one', async (name, actions, message) => {
    const config = await writeConfig(actions);

    await expect(print('publish', name, '--account', '111122223333', '--config', config)).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining(message),
    });
  });

  it.each([['publish'], ['publish', 'look'], ['publish', 'look', '--account', '12'], ['templates', '--account', '111122223333']])(
    'takes nothing else: %j',
    async (...words) => {
      await expect(print(...words, '--config', await writeConfig(['ec2:Describe*']))).rejects.toThrow(UsageError);
    },
  );
});
