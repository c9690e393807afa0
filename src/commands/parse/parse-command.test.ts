import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { COMMAND_MAX_LENGTH, parseCommand } from './parse-command.ts';
import type { ParseContext } from './parse-context.ts';
import { hostileShapes } from './testing/hostile-commands.ts';
import { parsed, parsingContext, refused } from './testing/parsing.ts';

describe('parseCommand', () => {
  it('understands a command', () => {
    expect(
      parsed('@aws ec2 describe-instances --filters Name=tag:Name,Values=web --region EU-WEST-1 --query Reservations[] --output text'),
    ).toEqual({
      service: 'ec2',
      operation: 'DescribeInstances',
      cliOperation: 'describe-instances',
      params: { Filters: [{ Name: 'tag:Name', Values: ['web'] }] },
      region: 'eu-west-1',
      output: { query: 'Reservations[]', format: 'text', isPaginated: true },
      notes: [],
      text: "ec2 describe-instances --filters Name=tag:Name,Values=web --query 'Reservations[]' --output text --region eu-west-1",
    });
  });

  it.each([
    ['a code block', '```\naws iam get-user \\\n  --user-name ada\n```'],
    ['a prompt', '$ aws iam get-user --user-name ada'],
    ['long dashes', 'aws iam get–user —user-name ada'],
    ['one hyphen', 'aws iam get-user -user-name ada'],
    ['curly quotes', 'aws iam get-user --user-name “ada”'],
    ['blanks that do not break', 'aws\u00A0iam\u00A0get-user\u00A0--user-name\u00A0ada'],
    ['entities of a page', 'aws iam get-user --user-name &quot;ada&quot;'],
    ['capitals', 'AWS IAM GetUser --USER-NAME ada'],
    ['several lines without anything at their ends', 'aws iam get-user\n--user-name ada'],
    ['the whole input as JSON', `aws iam get-user --cli-input-json '{"UserName": "ada"}'`],
    ['the whole input as YAML', `aws iam get-user --cli-input-yaml 'UserName: ada'`],
    ['an abbreviated argument', 'aws iam get-user --user ada'],
  ])('understands it with %s', (_, text) => {
    expect(parsed(text)).toMatchObject({
      service: 'iam',
      operation: 'GetUser',
      params: { UserName: 'ada' },
      text: 'iam get-user --user-name ada',
    });
  });

  it('says all that is missing at once, and nothing else', () => {
    expect(refused('ssm put-parameter')).toEqual({
      code: 'missing-arguments',
      message: 'ssm put-parameter needs --name, --value.',
      missing: ['--name', '--value'],
      suggestions: [],
    });
    expect(refused('sqs send-message-batch --entries Id=a Id=b,MessageBody=c')).toMatchObject({
      code: 'missing-arguments',
      missing: ['--queue-url', '--entries[0].MessageBody'],
    });
  });

  it('says what is missing beside what is wrong', () => {
    expect(refused('ssm put-parameter --tier')).toMatchObject({ code: 'invalid-value' });
    expect(refused('lambda update-function-configuration --memory-size big')).toMatchObject({
      code: 'invalid-value',
      message: '--memory-size takes a number, not "big".',
      missing: ['--function-name'],
    });
  });

  it('says all that is wrong at once', () => {
    expect(refused('lambda update-function-configuration --function-name f --memory-size big --timeout long').message).toBe(
      '--memory-size takes a number, not "big"; --timeout takes a number, not "long".',
    );
  });

  it.each([
    ['', 'empty'],
    ['aws', 'empty'],
    ['ec3 describe-instances', 'unknown-service'],
    ['ec2 describe-instance', 'unknown-command'],
    ['ec2 describe-instances --instance-id i-1 --nosuch x', 'unknown-argument'],
    ['ec2 describe-instances i-1', 'unknown-argument'],
    ['iam create-user', 'missing-arguments'],
    ['ec2 describe-instances --max-results many', 'invalid-value'],
    ['ec2 describe-instances --max-items none', 'invalid-value'],
    ['ec2 describe-instances --region x.y', 'invalid-value'],
    ['ec2 describe-instances --output xml', 'invalid-value'],
    ['ec2 describe-instances --cli-binary-format x', 'invalid-value'],
    ['ec2 describe-instances --profile x', 'not-supported'],
    ['iam create-policy --policy-name p --policy-document file://p.json', 'not-supported'],
    ['ec2 describe-instances | head', 'syntax'],
    ["ec2 describe-instances --filters 'x", 'syntax'],
    ['aws ec2 describe-instances\naws ec2 describe-vpcs', 'syntax'],
  ])('refuses %j: %s', (text, code) => {
    expect(refused(text)).toMatchObject({ code, message: expect.stringMatching(/.{10}/s) });
  });

  it('tells no more than twenty of many problems', () => {
    const { message } = refused(`ec2 describe-instances --filters ${'x=1 '.repeat(25)}`);

    expect(message.split('; ')).toHaveLength(21);
    expect(message).toMatch(/; and 5 more\.$/);
  });

  it('refuses what is too long', () => {
    expect(refused(`iam get-user --user-name ${'x'.repeat(COMMAND_MAX_LENGTH)}`).code).toBe('too-long');
    expect(parsed(`iam get-user --user-name ${'x'.repeat(COMMAND_MAX_LENGTH - 25)}`).operation).toBe('GetUser');
  });

  it('refuses what would be too long once it is written out', () => {
    const text = `iam get-user --user-name "${"'".repeat(COMMAND_MAX_LENGTH / 3)}"`;

    expect(refused(text).code).toBe('too-long');
  });

  it.each([
    ['ec2 describe-instances help', 0],
    ['iam create-user help', 1],
  ])('tells the arguments of %s', (text, missing) => {
    const failure = refused(text);

    expect(failure.code).toBe('not-supported');
    expect(failure.missing).toHaveLength(missing);
    expect(failure.suggestions.length).toBeGreaterThan(3);
  });

  it('suggests the option that a lone word was perhaps meant for', () => {
    expect(refused('iam get-user ada')).toMatchObject({ code: 'unknown-argument', suggestions: ['iam get-user --user-name ada'] });
  });

  it('takes one name of a file for the answer where the AWS CLI takes one, and says that none is written', () => {
    expect(parsed('lambda invoke --function-name f out.json').notes).toEqual(['"out.json" is not written: the answer is shown instead.']);
    expect(parsed('s3api get-object out.bin --bucket b --key k').notes).toHaveLength(1);
    expect(refused('lambda invoke --function-name f a b').code).toBe('unknown-argument');
  });

  it('takes idempotency tokens that are given, and makes those that are not', () => {
    expect(parsed('ec2 run-instances --image-id i').params).toMatchObject({ ClientToken: 'new-id' });
    expect(parsed('ec2 run-instances --image-id i --client-token mine').params).toMatchObject({ ClientToken: 'mine' });
  });

  it('notes options without effect, expansions, repetitions and odd Regions', () => {
    expect(parsed('iam get-user --user a --user-name b --debug --region moon').notes).toEqual([
      '--user is understood as --user-name.',
      '--user-name is given more than once: the last one counts, as in the AWS CLI.',
      '--debug has no effect in chat.',
      '"moon" does not look like an AWS Region, such as eu-west-1.',
    ]);
  });

  describe('with pages', () => {
    it('pages the answer unless it is told not to', () => {
      expect(parsed('iam list-users --max-items 5 --page-size 2 --starting-token t')).toMatchObject({
        params: {},
        output: { isPaginated: true, maxItems: 5, pageSize: 2, startingToken: 't' },
      });
      expect(parsed('iam list-users --no-paginate --max-items 5')).toMatchObject({
        params: { MaxItems: 5 },
        output: { isPaginated: false },
      });
    });

    it.each(['--marker m', '--no-paginate --marker m', `--cli-input-json '{"Marker":"m"}'`])(
      'leaves paging to whoever gives a token of the API: %s',
      (line) => {
        expect(parsed(`iam list-users ${line}`)).toMatchObject({ params: { Marker: 'm' }, output: { isPaginated: false } });
      },
    );

    it('refuses paging of pages that are asked for one by one', () => {
      expect(refused('ec2 describe-instances --no-paginate --max-items 5')).toMatchObject({ code: 'invalid-value' });
      expect(refused('ec2 describe-instances --next-token t --page-size 5')).toMatchObject({ code: 'invalid-value' });
    });
  });

  describe('with names that every object has by birth', () => {
    const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
    const before = Reflect.ownKeys(Object.prototype);

    afterEach(() => {
      if (Reflect.ownKeys(Object.prototype).length !== before.length) throw new Error('every object has a new property');
    });

    it.each(NAMES)('finds no service, command or argument %s', (name) => {
      expect(refused(`${name} x`).code).toBe('unknown-service');
      expect(refused(`ec2 ${name}`).code).toBe('unknown-command');
      expect(refused(`ec2 describe-instances --${name} x`).code).toBe('unknown-argument');
      expect(refused(`ec2 describe-instances --${name}=x`).code).toBe('unknown-argument');
      expect(refused(`ec2 describe-instances --filters ${name}=x`).code).toBe('invalid-value');
      expect(refused(`ec2 describe-instances --cli-input-json '{"${name}":{"x":1}}'`).code).toBe('invalid-value');
      expect(refused(`ec2 describe-instances --cli-input-yaml '${name}: {x: 1}'`).code).toBe('invalid-value');
    });

    it.each(NAMES)('takes %s as a key of a map, in every form, and writes it back', (name) => {
      for (const tags of [`${name}=x`, `'{"${name}":"x"}'`]) {
        const command = parsed(`lambda tag-resource --resource arn:x --tags ${tags}`);

        expect(Object.entries(command.params['Tags'] as object)).toEqual([[name, 'x']]);
        expect(Object.entries(parsed(command.text).params['Tags'] as object)).toEqual([[name, 'x']]);
      }
    });
  });

  it('says something of everything that is put together from pieces of its grammar', () => {
    fc.assert(
      fc.property(fc.array(grammarPiece, { maxLength: 40 }), (pieces) => {
        expect(problemsOf(pieces.join(''))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('says something of any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'binary' }).map((text) => `ec2 run-instances ${text}`),
        ),
        (text) => {
          expect(problemsOf(text)).toEqual([]);
        },
      ),
    );
  });

  it('tells the first of very many problems', () => {
    const { message } = refused(`ec2 describe-instances --filters ${'{ '.repeat(3000)}`);

    expect(message).toContain('--filters[0] is no valid JSON');
    expect(message).toContain('and 80 more');
  });

  // Where a step looked over the whole text again and again, these would take minutes.
  it.each(hostileShapes)('ends on %s', (_, write) => {
    expect(problemsOf(write(COMMAND_MAX_LENGTH))).toEqual([]);
  });
});

/** What must hold of every outcome; a throw fails the test by itself. */
function problemsOf(text: string): readonly string[] {
  // `logs tail --since 1h` means another instant with each millisecond.
  const context: ParseContext = { ...parsingContext, now: () => new Date('2026-03-01T12:00:00Z') };
  const outcome = parseCommand(text, context);
  if (outcome.status === 'failed') {
    const { message, missing, suggestions } = outcome.failure;
    return message.trim() === '' || [...missing, ...suggestions].some((one) => one === '') ? ['an empty message'] : [];
  }
  const { command } = outcome;
  const again = parseCommand(command.text, context);
  if (again.status === 'failed') return [`its own text is refused: ${command.text}: ${again.failure.message}`];
  const isSame = again.command.text === command.text && JSON.stringify(again.command.params) === JSON.stringify(command.params);
  return isSame ? [] : [`its own text means something else: ${command.text}`];
}

const grammarPiece = fc.oneof(
  fc.constantFrom(
    ...'aws |@aws |ec2 |iam |lambda |dynamodb |s3api |cloudwatch |describe-instances |run-instances |get-user |invoke |put-item |put-metric-data |list-users '.split(
      '|',
    ),
    ...'--filters |--instance-ids |--image-id |--count |--user-name |--payload |--item |--function-name |--table-name |--max-items |--region |--query '.split(
      '|',
    ),
    ...'--dry-run |--no-dry-run |--cli-input-json |--cli-input-yaml |--no-paginate |--starting-token |--profile |--metric-name |--value |--dimensions '.split(
      '|',
    ),
  ),
  fc.constantFrom(
    ...`Name=a|Values=b,c|{"a":1}|{a=b}|[1,2]|["x"]|a=|=|,|{|}|[|]|'|"|\\|"a b"|'c d'|file://x|https://x|eu-west-1|2|1:2|-1|true| |\n|\\\n`.split(
      '|',
    ),
  ),
  fc.constantFrom(...'—|–|“|”|‘|’|`|```|$(|&&|&amp;|;|>|é|😀|\u200B|\u00A0|\0|__proto__|toString|help|null|--|-'.split('|')),
  fc.string({ maxLength: 3 }),
);
