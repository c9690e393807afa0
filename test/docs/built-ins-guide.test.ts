// The guide to the bot's own words says nothing that the bot does not understand.
import { describe, expect, it } from 'vitest';
import { readIntent } from '../../src/commands/receive/read-intent.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/built-ins.md');

/** What the guide has somebody say, without the bot's name. */
function listSaid(): readonly string[] {
  const inTable = guide
    .split('\n')
    .flatMap((line) => (line.startsWith('| `@aws') ? (line.split('|')[1] ?? '').match(/`[^`]+`/g) : null) ?? []);
  const inCode = guide.match(/^@aws .+$/gm) ?? [];
  return [...inTable, ...inCode].map((said) => said.replaceAll('`', ''));
}

describe("the guide to the bot's own words", () => {
  it('says nothing that is not understood', () => {
    const said = listSaid();

    expect(said.length).toBeGreaterThan(10);
    const intents = said.filter((text) => !text.includes('ec2')).map((text) => readIntent(text));
    expect(intents.map(({ kind }) => kind)).not.toContain('command');
    expect(intents.map(({ kind }) => kind)).not.toContain('complete');
    expect(intents.flatMap((intent) => ('problems' in intent ? intent.problems : []))).toEqual([]);
  });

  it('names every topic of the help', () => {
    for (const topic of ['commands', 'aliases', 'built-ins', 'questions', 'more']) {
      expect(guide).toContain(`help ${topic}`);
      expect(readIntent(`help ${topic}`)).toEqual({ kind: 'help', topic });
    }
  });
});
