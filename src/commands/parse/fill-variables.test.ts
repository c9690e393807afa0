import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { fillVariables, listVariables } from './fill-variables.ts';

const values: Readonly<Record<string, string>> = {
  name: 'web',
  'role-name': 'deployer',
  group: '/aws/lambda/pay',
  hyphen: '--force',
  quoted: `it's "so"`,
  minutes: '60',
  list: 'a,b',
  empty: '',
  lines: 'one\ntwo',
  hidden: 'a\u202Eb',
};
const fill = (text: string) => fillVariables(text, (name) => (Object.hasOwn(values, name) ? values[name] : undefined));
const filled = (text: string): readonly string[] => {
  const outcome = fill(text);
  return outcome.status === 'filled' ? outcome.texts : [JSON.stringify(outcome)];
};

describe('listVariables', () => {
  it.each([
    ['ec2 x --a $name --b "$role-name"', ['name', 'role-name']],
    ['x ${name}s $name', ['name']],
    ['costs $5, $$name, $(date), $LATEST, $Latest, $name-', ['name']],
    ['{"a":"$a1","b":$b_2}', ['a1', 'b_2']],
  ])('lists those of %s', (text, names) => {
    expect(listVariables(text)).toEqual(names);
  });
});

describe('fillVariables', () => {
  it.each([
    ['lambda invoke $name', 'lambda invoke web'],
    ['iam get-role --role-name $role-name', 'iam get-role --role-name deployer'],
    ['iam get-role --role-name=$role-name', 'iam get-role --role-name deployer'],
    ['iam get-role --role-name arn:aws:iam::1:role/$role-name', 'iam get-role --role-name arn:aws:iam::1:role/deployer'],
    ['iam get-role --role-name $name-x', 'iam get-role --role-name web-x'],
    ['iam get-role --role-name ${name}s', 'iam get-role --role-name webs'],
    ['sns publish --message $quoted', `sns publish --message 'it'\\''s "so"'`],
    ['sns publish --message $hyphen', 'sns publish --message=--force'],
    ['sns publish --message $empty', "sns publish --message ''"],
    ['sns publish --message "Hello $quoted"', `sns publish --message 'Hello it'\\''s "so"'`],
    ['lambda invoke f --qualifier $LATEST', "lambda invoke f --qualifier '$LATEST'"],
    ['sns publish --message "5 $$ for $name"', "sns publish --message '5 $ for web'"],
    [
      `lambda invoke f --payload '{"group":"$group","minutes":$minutes}'`,
      `lambda invoke f --payload '{"group":"/aws/lambda/pay","minutes":60}'`,
    ],
    ['lambda invoke f --payload {"said":"$quoted"}', `lambda invoke f --payload '{"said":"it'\\''s \\"so\\""}'`],
    [`lambda invoke f --payload '{"said":$quoted}'`, `lambda invoke f --payload '{"said":"it'\\''s \\"so\\""}'`],
    [
      'ssm start-automation-execution --document-name $name --parameters { "AutomationAssumeRole": ["arn:aws:iam::123456789012:role/$role-name"] }',
      `ssm start-automation-execution --document-name web --parameters '{ "AutomationAssumeRole": ["arn:aws:iam::123456789012:role/deployer"] }'`,
    ],
    ['@aws ec2 stop-instances --instance-ids $name', 'ec2 stop-instances --instance-ids web'],
    ['--account prod ec2 stop-instances --instance-ids $name', '--account prod ec2 stop-instances --instance-ids web'],
  ])('fills %s', (text, expected) => {
    expect(filled(text)).toEqual([expected]);
  });

  it('makes a command of each line', () => {
    expect(filled('lambda list-functions\naws sns publish --message $lines \\\n  --topic-arn $name')).toEqual([
      'lambda list-functions',
      "sns publish --message 'one\ntwo' --topic-arn web",
    ]);
  });

  it('names what is missing', () => {
    expect(fill('lambda invoke $function --payload {"a":"$b"}')).toEqual({ status: 'missing', names: ['function', 'b'] });
  });

  it.each([
    ['the service', '$name list-functions'],
    ['the command', 'lambda $name'],
    ['an option', 'sns publish web $hyphen'],
    ['the name of an option', 'sns publish --$name x'],
    ['a part of a structure', 'ec2 create-tags --tags Key=a,Value=$list'],
    ['what nobody sees', 'sns publish --message $hidden'],
    ['a shell', 'sns publish --message $name | cat'],
    ['nothing', ' '],
  ])('refuses a value that would be %s', (_, text) => {
    expect(fill(text).status).toBe('refused');
  });

  it('keeps any value within its word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const outcome = fillVariables('sns publish --subject a --message $value --topic-arn t', () => value);
        fc.pre(outcome.status === 'filled');
        const split = splitShellWords(outcome.status === 'filled' ? (outcome.texts[0] ?? '') : '');
        const words = split.status === 'split' ? split.words.map(({ text }) => text) : [];
        expect([words.slice(0, 4), words.slice(-2)]).toEqual([
          ['sns', 'publish', '--subject', 'a'],
          ['--topic-arn', 't'],
        ]);
        expect([`--message=${value}`, `--message ${value}`]).toContain(words.slice(4, -2).join(' '));
        expect(words.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it('keeps any value within its text of JSON', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const outcome = fillVariables(`lambda invoke f --payload '{"a":"<$value>","b":1}'`, () => value);
        fc.pre(outcome.status === 'filled');
        const split = splitShellWords(outcome.status === 'filled' ? (outcome.texts[0] ?? '') : '');
        const payload = split.status === 'split' ? (split.words.at(-1)?.text ?? '') : '';
        expect(JSON.parse(payload)).toEqual({ a: `<${value}>`, b: 1 });
      }),
    );
  });
});
