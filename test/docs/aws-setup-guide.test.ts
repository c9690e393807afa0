// The way from zero to the first alarm is what the guide says: commands, what they print, and what AWS is told of an alarm.
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { bootstrapCommand } from '../../src/app/commands/bootstrap.ts';
import { eventSources } from '../../src/bootstrap/event-sources.ts';
import type { CommandContext } from '../../src/cli/command.ts';
import { loadValid, warningLines } from '../../src/config/testing/load-text.ts';
import { parseForTest } from '../../src/commands/testing/parse-for-test.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/aws-setup.md');

/** The code blocks of a language, in order, without the indentation of lists. */
function blocksOf(language: string): readonly string[] {
  const blocks = [...guide.matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)].filter(([, , name]) => name === language);
  return blocks.map(([, indent = '', , text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}

const lines = blocksOf('sh').flatMap((block) => block.trimEnd().split('\n'));
const bootstraps = lines.filter((line) => line.includes('signalbox -- bootstrap'));

/** Runs a line `npm run -s signalbox -- bootstrap ... > unit 2> configuration` and returns what goes where. */
async function run(line: string): Promise<{ readonly unit: string; readonly configuration: string }> {
  const printed: string[] = [];
  const errors: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.reject(new Error('nothing is read')),
      readInputLines: () => {
        throw new Error('nothing is read');
      },
      print: (text) => printed.push(text),
      printError: (text) => errors.push(text),
    },
    findSocketPath: () => Promise.reject(new Error('no server is asked')),
    readFile: () => Promise.reject(new Error('nothing is read')),
  };
  const [, options = ''] = /-- bootstrap (.*?) > signalbox-aws\.yaml 2> signalbox\.yaml$/.exec(line) ?? [];
  const status = await bootstrapCommand({ environment: {}, version: '1', consoleFolder: '' }).run(options.split(' '), context);
  expect(status).toBe(0);
  return { unit: `${printed.join('\n')}\n`, configuration: `${errors.join('\n')}\n` };
}

describe('docs/guides/aws-setup.md', () => {
  it('shows the configuration that the first command prints, and Signalbox takes it', async () => {
    const [first = ''] = bootstraps;
    const { configuration } = await run(first);
    const [shown = ''] = blocksOf('yaml');

    expect(configuration.replaceAll(/^#.*\n/gm, '')).toBe(shown);
    expect(await warningLines(configuration)).toEqual([]);
    expect((await loadValid(configuration)).channelConfigurations).toHaveLength(1);
  });

  it('makes the unit as the configuration says', async () => {
    const { configuration } = await run(bootstraps[0] ?? '');
    const [deploy = ''] = lines.filter((line) => line.startsWith('aws cloudformation deploy'));
    const [key = ''] = lines.filter((line) => line.startsWith('aws iam create-access-key'));

    expect(configuration).toContain(`#   ${deploy.replace('signalbox-aws.yaml', 'FILE')}\n`);
    expect(configuration).toContain(`#   ${key}\n`);
  });

  it('prints units for every command that it shows', async () => {
    expect(bootstraps).toHaveLength(2);
    const { unit } = await run(bootstraps[1] ?? '');

    expect(parse(unit, { version: '1.1' })).toMatchObject({ Resources: { Members: { Type: 'AWS::CloudFormation::StackSet' } } });
  });

  it.each(lines.filter((line) => /^aws (?!cloudformation deploy)/.test(line)))('shows a command of the AWS CLI that is one: %s', (line) => {
    expect(parseForTest(line).operation).toMatch(/^[A-Z]/);
  });

  it('lets an alarm go off that there is, on the queue that was made', async () => {
    const { unit } = await run(bootstraps[0] ?? '');
    const [put = '', set = ''] = lines.filter((line) => line.startsWith('aws cloudwatch'));
    const alarm = parseForTest(put).params as { readonly AlarmName: string; readonly Dimensions: readonly { readonly Value: string }[] };

    expect(unit).toContain(`QueueName: ${alarm.Dimensions[0]?.Value}\n`);
    expect(parseForTest(set).params).toMatchObject({ AlarmName: alarm.AlarmName, StateValue: 'ALARM' });
  });

  it('names every source, and those that are taken by default', () => {
    const [, byDefault = ''] = /`--source NAME`, several times *\| (.*?) *\|/.exec(guide) ?? [];
    const [, others = ''] = /Sources are also (.*?)\. /.exec(guide) ?? [];
    const namesIn = (text: string): readonly string[] => [...text.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);

    expect(namesIn(byDefault)).toEqual(eventSources.filter(({ isDefault }) => isDefault).map(({ name }) => name));
    expect(namesIn(others)).toEqual(eventSources.filter(({ isDefault }) => !isDefault).map(({ name }) => name));
  });
});
