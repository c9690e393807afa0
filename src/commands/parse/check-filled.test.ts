import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillFaithfully } from './check-filled.ts';
import { parseCommand } from './parse-command.ts';
import { parsingContext } from './testing/parsing.ts';

const fill = (text: string, values: Readonly<Record<string, string>>) =>
  fillFaithfully(text, (name) => (Object.hasOwn(values, name) ? values[name] : undefined), parsingContext);

describe('fillFaithfully', () => {
  it.each([
    ['lambda invoke --function-name $f --payload {"group":"$g"}', { f: 'errors', g: `"},{'` }],
    ['autoscaling update-auto-scaling-group --auto-scaling-group-name $g --min-size $n', { g: 'web', n: '2' }],
    ['logs filter-log-events --log-group-name $g --start-time $t', { g: '/a/b', t: '1700000000000' }],
    ['ec2 describe-instances --region $r', { r: 'EU-West-1' }],
    ['ec2 stop-instances --instance-ids $a $b', { a: 'i-1', b: 'i-2' }],
    ['sns publish --topic-arn arn:aws:sns:eu-west-1:123456789012:$t --message $m', { t: 'x', m: '--subject evil' }],
    ['ssm start-automation-execution --document-name $d --parameters {"Id":["$i"]}', { d: 'AWS-RestartEC2Instance', i: 'i-1' }],
    ['lambda list-functions', {}],
  ])('fills %s with %j', (text, values) => {
    expect(fill(text, values)).toMatchObject({ status: 'filled' });
  });

  it.each([
    ['a second thing', 'ec2 stop-instances --instance-ids $i', { i: '["i-1","i-2"]' }],
    ['a structure', 'lambda tag-resource --resource $r --tags $t', { r: 'arn:aws:lambda:eu-west-1:1:function:f', t: 'a=b,c=d' }],
    ['a file', 'sns publish --message $m --topic-arn x', { m: 'file:///etc/passwd' }],
    ['no number', 'autoscaling update-auto-scaling-group --auto-scaling-group-name g --min-size $n', { n: 'many' }],
    ['another place', 'ec2 describe-instances --region $r', { r: 'evil.example' }],
    ['no command at all', 'nothing like-it --x $r', { r: 'a' }],
  ])('refuses a value that would be %s', (_, text, values) => {
    expect(fill(text, values)).toMatchObject({ status: 'refused' });
  });

  it('names what is missing', () => {
    expect(fill('lambda invoke --function-name $f', {})).toEqual({ status: 'missing', names: ['f'] });
  });

  it('never lets a value change anything but itself', () => {
    const text = 'ssm put-parameter --name $name --value $value --type String --description "by $name" --tags Key=team,Value=$value';
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '--overwrite',
        'a --overwrite',
        "' --overwrite '",
        'x,Key=b',
        '["a","b"]',
        '{"a":1}',
        '$name',
        '\naws iam delete-user',
        '`x`',
        '$(x)',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, (name, value) => {
        const outcome = fill(text, { name, value });
        if (outcome.status !== 'filled') return;
        const parsed = parseCommand(outcome.texts[0] ?? '', parsingContext);
        expect(parsed.status).toBe('parsed');
        expect(parsed.status === 'parsed' ? parsed.command : undefined).toMatchObject({
          service: 'ssm',
          operation: 'PutParameter',
          params: { Name: name, Value: value, Type: 'String', Description: `by ${name}`, Tags: [{ Key: 'team', Value: value }] },
        });
        expect(outcome.texts).toHaveLength(1);
        expect(Object.keys(parsed.status === 'parsed' ? parsed.command.params : {})).toHaveLength(5);
      }),
    );
  });
});
