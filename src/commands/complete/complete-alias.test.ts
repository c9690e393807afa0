import { describe, expect, it } from 'vitest';
import { completeAlias, isAboutAlias } from './complete-alias.ts';

const ALIASES = [
  { name: 'restart', commandText: 'ecs update-service --cluster $cluster --service $service', variables: ['cluster', 'service'] },
  { name: 'zones', commandText: 'ec2 describe-availability-zones', variables: [] },
];

/** The line with each completion in it; the cursor stands at the sign `|`, or at the end. */
function complete(line: string): readonly string[] {
  const cursor = line.includes('|') ? line.indexOf('|') : line.length;
  const text = line.replace('|', '');
  const { start, end, completions } = completeAlias({ text, cursor }, ALIASES);
  return completions.map((completion) => text.slice(0, start) + completion.text + text.slice(end));
}

describe('completeAlias', () => {
  it.each([
    ['run ', ['run restart', 'run zones']],
    ['@aws run re', ['@aws run restart']],
    ['alias show Z', ['alias show zones']],
    ['alias del', ['alias delete']],
    ['run restart --', ['run restart --cluster', 'run restart --service']],
    ['run RESTART web --se', ['run RESTART web --service']],
    ['run re| web', ['run restart web']],
    ['run zones --', []],
    ['run nothing --', []],
  ])('goes on with %j', (line, lines) => {
    expect(complete(line)).toEqual(lines);
  });

  it('tells what a name stands for', () => {
    expect(completeAlias({ text: 'run z', cursor: 5 }, ALIASES).completions).toEqual([
      { text: 'zones', kind: 'bot-command', detail: 'ec2 describe-availability-zones' },
    ]);
  });
});

describe('isAboutAlias', () => {
  it.each([
    ['run ', true],
    ['alias ', true],
    ['run restart --x', true],
    ['run restart web', false],
    ['run-instances ', false],
    ['ec2 run', false],
    ['alias create x ec2 des', false],
  ])('tells of %j: %s', (text, isAbout) => {
    expect(isAboutAlias({ text, cursor: text.length })).toBe(isAbout);
  });
});
