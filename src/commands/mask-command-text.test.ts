import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCommandText } from './mask-command-text.ts';
import { COMMAND_MAX_LENGTH } from './parse/parse-command.ts';
import { COMMANDS_MAX } from './parse/split-commands.ts';
import { shellQuote } from './parse/shell-quote.ts';
import { catalogue, facts } from './testing/parse-for-test.ts';

const mask = (text: string): string => maskCommandText(text, { catalogue, facts });

describe('maskCommandText', () => {
  it.each([
    [
      'an argument that the API calls sensitive',
      'ssm put-parameter --name x --value hunter2',
      'ssm put-parameter --name x --value ••••••••',
    ],
    [
      'an abbreviated argument',
      'rds modify-db-instance --db-instance-identifier a --master-user-p hunter2',
      'rds modify-db-instance --db-instance-identifier a --master-user-p ••••••••',
    ],
    [
      'an argument whose name is in quotes',
      'rds modify-db-instance --db-instance-identifier a --master-user-"password" hunter2',
      'rds modify-db-instance --db-instance-identifier a --master-user-"password" ••••••••',
    ],
    [
      'values within the shorthand syntax',
      'lambda update-function-configuration --function-name f --environment Variables={MODE=hunter2}',
      'lambda update-function-configuration --function-name f --environment Variables={MODE=••••••••}',
    ],
    [
      'values within JSON',
      `lambda update-function-configuration --function-name f --environment '{"Variables": {"MODE": "a\\"b"}}'`,
      `lambda update-function-configuration --function-name f --environment '{"Variables": {"MODE": "••••••••"}}'`,
    ],
    [
      'user data, which are sent in Base64',
      'ec2 run-instances --user-d hunter2 --count 1',
      'ec2 run-instances --user-d •••••••• --count 1',
    ],
    ['a value in single quotes', `ssm put-parameter --name x --value 'it'\\''s'`, `ssm put-parameter --name x --value '••••••••'`],
    ['a short value, and no part of a word', 'ssm put-parameter --name abc --value a', 'ssm put-parameter --name abc --value ••••••••'],
    ['all parameters, where the value is written in parts', 'ssm put-parameter --name x --value hun"ter2"', 'ssm put-parameter ••••••••'],
    [
      'what looks like a secret in what is no command',
      'rds modify-db-instances --password hunter2',
      'rds modify-db-instances --password ••••••••',
    ],
  ])('takes out %s', (_what, said, masked) => {
    expect(mask(said)).toBe(masked);
  });

  it.each([
    [
      'by its name, with which an action is run',
      `action run x K7QX2M now --token hunter2 --id i-1`,
      `action run x K7QX2M now --token •••••••• --id i-1`,
    ],
    [
      'by its parameter, of an action that is made',
      'action create put ssm put-parameter --name x --value hunter2',
      'action create put ••••••••',
    ],
    [
      'in an action that is made by a form',
      "action create --name='put' --command='ssm put-parameter --name x --value hunter2'",
      'action create put ••••••••',
    ],
    ['in an action that is changed', "action edit put --command='ssm put-parameter --name x --value hunter2'", 'action edit put ••••••••'],
  ])('takes out a secret %s', (_what, said, masked) => {
    expect(mask(said)).toBe(masked);
  });

  it.each(['action run look K7QX2M --id i-1', "action create look --button='Look' ec2 describe-instances --instance-ids $id", 'actions'])(
    'leaves %j as it is, in which there is no secret',
    (text) => {
      expect(mask(text)).toBe(text);
    },
  );

  it.each(['ec2 describe-instances --instance-ids i-1', `lambda invoke --function-name f --payload '{"a": 1}'`, 'help', ''])(
    'leaves %j as it is',
    (text) => {
      expect(mask(text)).toBe(text);
    },
  );

  it('takes out a secret as long as a command may be', () => {
    const room = COMMAND_MAX_LENGTH - 'ssm put-parameter --name x --value '.length;

    expect(mask(`ssm put-parameter --name x --value ${'a='.repeat(room / 2)}`)).toBe('ssm put-parameter --name x --value ••••••••');
  });

  it('takes out each occurrence that stands alone, and none within a word', () => {
    expect(mask('ssm put-parameter --name 漢ab --description "ab, abc ab" --value ab')).toBe(
      'ssm put-parameter --name 漢ab --description "••••••••, abc ••••••••" --value ••••••••',
    );
  });

  it('shows no more commands of a message than may run', () => {
    const lines = Array.from({ length: 500 }, () => 'ssm put-parameter --name x --value hunter2');

    expect(mask(lines.join('\n')).split('\n')).toEqual([
      ...Array.from({ length: COMMANDS_MAX }, () => 'ssm put-parameter --name x --value ••••••••'),
      '••••••••',
    ]);
  });

  it('leaves nothing of a secret, however it is written', () => {
    // Match: what a shell reads within double quotes unless a backslash stands before it. Near miss: a single quote.
    const inDoubleQuotes = (value: string): string => `"${value.replaceAll(/[\\"$`]/g, String.raw`\$&`)}"`;
    const quote = fc.constantFrom(shellQuote, inDoubleQuotes);
    const secret = fc.string({ unit: fc.constantFrom(...'aZ09 \'"\\$`!{},=[]:é\n'.split('')), minLength: 4, maxLength: 12 });

    fc.assert(
      fc.property(
        secret.map((value) => `K7${value}Q9`),
        quote,
        (value, written) => {
          const masked = mask(`ssm put-parameter --name x --value ${written(value)}`);

          expect(masked).not.toContain('K7');
          expect(masked).not.toContain('Q9');
        },
      ),
    );
  });
});
