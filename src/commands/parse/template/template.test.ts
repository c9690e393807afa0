import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepTemplate, TemplateSlot } from '../../../domain/command-template.ts';
import { splitShellWords } from '../../../lib/shell-words/split-shell-words.ts';
import { catalogue, facts } from '../../testing/parse-for-test.ts';
import { parseCommand } from '../parse-command.ts';
import { fillStep, showStep, writeStep } from './fill-template.ts';
import { listVariables, readTemplate, slotsOf } from './read-template.ts';

function stepsOf(text: string): readonly StepTemplate[] {
  const read = readTemplate(text);
  if (read.status === 'failed') throw new Error(read.fault);
  return read.steps;
}

/** Fills every variable with one value and writes the command; a refusal stands in brackets. */
function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  const [step = []] = stepsOf(text);
  const find = (slot: TemplateSlot) => ({ value: slot.kind === 'variable' ? values[slot.name] : undefined });
  const filled = fillStep(step, find);
  const written = filled.status === 'filled' ? writeStep(filled.filled) : filled;
  return written.status === 'filled' ? written.filled : `[${written.message}]`;
}

function wordsOf(text: string): readonly string[] {
  const split = splitShellWords(text);
  if (split.status === 'failed') throw new Error(split.message);
  return split.words.map((word) => word.text);
}

describe('readTemplate', () => {
  it.each([
    ['ec2 stop-instances --instance-ids $id', ['id']],
    [
      'ssm start-automation-execution --document-name $name --parameters { "Role": ["arn:aws:iam::123456789012:role/$role-name"] }',
      ['name', 'role-name'],
    ],
    ['a b $x-$y ${z}tail $x', ['x', 'y', 'z']],
    ['lambda invoke --function-name $f --qualifier $LATEST', ['f']],
    ['ec2 run-instances --launch-template LaunchTemplateId=$t,Version=$Latest', ['t']],
    ['logs put-metric-filter --filter-pattern \'{ $.code = "$code" }\'', ['code']],
    ['sns publish --message "costs $$5, ${AWS::Region}, $1 $who"', ['who']],
  ])('finds the variables of %s', (text, variables) => {
    expect(listVariables(stepsOf(text))).toEqual(variables);
  });

  it('keeps what is no variable as it was written', () => {
    expect(fill('sns publish --message "costs $$5, ${AWS::Region}, $1 for $who"', { who: 'Ana' })).toBe(
      "sns publish --message 'costs $5, ${AWS::Region}, $1 for Ana'",
    );
  });

  it('begins a command with each line that does not go on', () => {
    const text =
      'aws ec2 describe-instances\n  --filters Name=a,Values=b\n@aws ec2 stop-instances \\\n --instance-ids $step1.Reservations[].Instances[].InstanceId';
    expect(stepsOf(text).map(showStep)).toEqual([
      'ec2 describe-instances --filters Name=a,Values=b',
      'ec2 stop-instances --instance-ids $step1.Reservations[].Instances[].InstanceId',
    ]);
  });

  it('begins a command with the account that it goes to', () => {
    expect(stepsOf('--account prod ec2 a\n--account=prod ec2 b\n --x y').map(showStep)).toEqual([
      '--account prod ec2 a',
      '--account=prod ec2 b --x y',
    ]);
  });

  it.each([
    ["ec2 a\nec2 b --x '$step1.Items[?Id==`1`] | [0]'", 'Items[?Id==`1`] | [0]', 'word'],
    ['ec2 a\nec2 b --x=$step1.Items', 'Items', 'word'],
    ['ec2 a\nec2 b --x $step1[0].Id', '[0].Id', 'word'],
    ['ec2 a\nec2 b --x a/$step1.Items[0].Id', 'Items[0].Id', 'text'],
    ['ec2 a\nec2 b --x a/${step1.Items[].Id}.b', 'Items[].Id', 'text'],
    ['ec2 a\nec2 b --x {"a":"$step1.Id"}', 'Id', 'json-text'],
  ])('takes from the answer of a step in %j', (text, query, place) => {
    expect(slotsOf(stepsOf(text))).toEqual([{ kind: 'answer', step: 1, query, place }]);
  });

  it.each([
    ['', /no command/],
    ["ec2 describe-instances 'a", /never closed/],
    ['ec2 describe-instances | jq .', /--query/],
    ['ec2 a --x $step1.Id', /Step 1 takes something from step 1/],
    ['ec2 a\nec2 b --x $step3.Id', /from step 3/],
    ["ec2 a\nec2 b --x 'c ${step1.a b}'", /no JMESPath/],
    ['ec2 a\nec2 b --x $step1', /say what of it/],
  ])('refuses %j', (text, fault) => {
    expect(readTemplate(text)).toMatchObject({ status: 'failed', fault: expect.stringMatching(fault) });
  });
});

describe('writeStep', () => {
  it.each<[string, readonly [template: string, value: string, written: string]]>([
    ['a word', ['ec2 x --a $v', 'b c', "ec2 x --a 'b c'"]],
    ['a word with a quote', ['ec2 x --a $v', "it's", String.raw`ec2 x --a 'it'\''s'`]],
    ['nothing', ['ec2 x --a $v', '', "ec2 x --a ''"]],
    ['what looks like an option', ['ec2 x --a $v', '--region', "ec2 x --a='--region'"]],
    ['a number below zero', ['ec2 x --a $v', '-5', "ec2 x --a '-5'"]],
    ['a text of JSON', ['ec2 x --a {"b":["c/$v"]}', '"],"d":["', String.raw`ec2 x --a '{"b":["c/\"],\"d\":[\""]}'`]],
    ['a number in the place of a value of JSON', [`ec2 x --a '{"b": $v}'`, '5', `ec2 x --a '{"b": 5}'`]],
    ['a text in the place of a value of JSON', [`ec2 x --a '{"b": $v}'`, '5,"c":6', String.raw`ec2 x --a '{"b": "5,\"c\":6"}'`]],
    ['a value of the short form', ['ec2 x --a Name=b,Values=$v', 'c d', "ec2 x --a 'Name=b,Values=c d'"]],
    ['help', ['lambda invoke $v', 'help', "lambda invoke 'help'"]],
  ])('writes %s', (_, [template, v, written]) => {
    expect(fill(template, { v })).toBe(written);
  });

  it.each([
    ['ec2 x $v', '--region'],
    ['ec2 x $v', '—region'],
    ['ec2 x --$v a', 'region'],
    ['ec2 x --re$v=a', 'gion'],
    ['ec2 x --a b $v', '-region'],
    ['ec2 x --a Name=b,Values=$v', 'c,Name=d'],
    ['ec2 x --a Name=b,Values=$v,Other=c', String.raw`c\ `.trim()],
    ['ec2 x --query "X[?Name==\'$v\']"', "'] | [0"],
    ['ec2 x --a {b=$v}', 'c}'],
  ])('refuses in %s the value %s', (template, v) => {
    expect(fill(template, { v })).toMatch(/^\[.*(?:hyphen|means something)/);
  });

  it('puts lists where a word is, and nowhere else', () => {
    expect(fill('ec2 x --a $v', { v: ['i-1', 'i-2'] })).toBe(`ec2 x --a '["i-1","i-2"]'`);
    expect(fill(`ec2 x --a '{"b": $v}'`, { v: ['i-1'] })).toBe(`ec2 x --a '{"b": ["i-1"]}'`);
    expect(fill('ec2 x --a b/$v', { v: ['i-1'] })).toMatch(/more than one value/);
  });
});

/** Values that somebody would try. */
const anyHostileValue = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      '-',
      '—',
      '=',
      ' ',
      "'",
      '"',
      '\\',
      '$',
      '`',
      '{',
      '}',
      '[',
      ']',
      ',',
      ';',
      '|',
      '&',
      '\n',
      'a',
      '<',
      '>',
      '“',
      '’',
    ),
    maxLength: 12,
  }),
  fc.constantFrom(
    '--region us-east-1',
    'x --dry-run',
    '\naws ec2 terminate-instances --instance-ids i-1',
    "' ec2 terminate-instances '",
    '"} , {"a":"',
    '$(whoami)',
    '`id`',
    'file:///etc/passwd',
    '$other',
    '$step1.X',
    '\u200b--x',
    '&quot;',
    '<https://a.example|b>',
  ),
);

describe('values in slots', () => {
  it('stay the one word that they are given for, whatever they are', () => {
    fc.assert(
      fc.property(anyHostileValue, anyHostileValue, (v, w) => {
        const written = fill('ec2 x --a $v --b=$w --c d', { v, w });
        const isTied = /^[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u00AD\u200B-\u200F\u2060\uFEFF]/.test(v);
        const words = wordsOf(written);
        expect(words.slice(-3)).toEqual([`--b=${w}`, '--c', 'd']);
        const ofOption = words.length < 7 && isTied ? [`--a=${v}`] : ['--a', v];
        expect(words).toEqual(['ec2', 'x', ...ofOption, `--b=${w}`, '--c', 'd']);
      }),
    );
  });

  it('are texts of JSON and nothing else within them', () => {
    fc.assert(
      fc.property(anyHostileValue, (v) => {
        const written = fill('ec2 x --a { "b": ["c:$v/d"], "e": "$v" }', { v });
        expect(JSON.parse(wordsOf(written)[3] ?? '')).toEqual({ b: [`c:${v}/d`], e: v });
      }),
    );
  });

  it('never add a key to the short form, nor a condition to a query', () => {
    fc.assert(
      fc.property(anyHostileValue, (v) => {
        const written = fill(`ec2 x --a Name=b,Values=$v --query "X[?Name=='$v']"`, { v });
        if (written.startsWith('[')) return;
        expect(wordsOf(written)).toEqual(['ec2', 'x', '--a', `Name=b,Values=${v}`, '--query', `X[?Name=='${v}']`]);
        expect(v).not.toMatch(/[=,[\]{}"'`\\]/);
      }),
    );
  });

  it('never change which operation is called, nor which other parameters it has', () => {
    fc.assert(
      fc.property(anyHostileValue, (v) => {
        const written = fill('logs filter-log-events --log-group-name $v --limit 5', { v });
        const outcome = written.startsWith('[') ? undefined : parseCommand(written, { catalogue, facts, newId: () => '' });
        // What is no value of the parameter, such as the name of a file, is refused.
        if (outcome?.status !== 'parsed') return;
        const { service, operation, params } = outcome.command;
        expect({ service, operation, params }).toEqual({
          service: 'logs',
          operation: 'FilterLogEvents',
          params: { logGroupName: v, limit: 5 },
        });
      }),
    );
  });
});
