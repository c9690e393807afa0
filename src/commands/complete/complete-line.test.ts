import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCliFacts } from '../../catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import type { Catalogue } from '../../catalogue/service-model.ts';
import { CompletionList } from '../../contract/admin-api.ts';
import { completeLine } from './complete-line.ts';
import { COMPLETIONS_MAX } from './rank-by-typed.ts';

const context = { catalogue: openCatalogue(), facts: openCliFacts() };

/** Completes at the bar: `ec2 desc|`. */
function complete(line: string): CompletionList {
  const cursor = line.indexOf('|');
  return completeLine({ text: line.replace('|', ''), cursor }, context);
}

const textsOf = (line: string): readonly string[] => complete(line).completions.map(({ text }) => text);

/** What stands in the line once the first completion is taken. */
function take(line: string): string {
  const { start, end, completions } = complete(line);
  const text = line.replace('|', '');
  return text.slice(0, start) + (completions[0]?.text ?? '') + text.slice(end);
}

describe('completeLine behind an account', () => {
  it.each([
    '--account prod ec2 describe-inst|',
    '@aws --account=prod ec2 describe-inst|',
    '—account prod --region eu-west-1 ec2 describe-inst|',
  ])('goes on as without it: %s', (line) => {
    expect(textsOf(line)).toContain('describe-instances');
  });

  it('offers no name of one: which there are is a matter of the channel', () => {
    expect(textsOf('--account e|')).toEqual([]);
    expect(textsOf('--account ec2 |')[0]).toBe('ec2');
  });

  it('leaves the account of AWS alone', () => {
    expect(textsOf('s3control list-jobs --account|')).toEqual(['--account-id']);
  });
});

describe('completeLine behind wait', () => {
  it('offers what the service can wait for, then the arguments of what is asked', () => {
    expect(textsOf('ec2 wa|')[0]).toBe('wait');
    expect(textsOf('ec2 wait instance-r|')).toEqual(expect.arrayContaining(['instance-running']));
    expect(complete('ec2 wait instance-running|').completions[0]).toMatchObject({ detail: 'asks describe-instances' });
    expect(textsOf('ec2 wait instance-running --instance-i|')).toEqual(['--instance-ids']);
  });

  it('offers nothing where there is nothing to wait for', () => {
    expect(textsOf('sts wa|')).toEqual([]);
    expect(textsOf('sts wait |')).toEqual([]);
    expect(textsOf('ec2 wait nonsense --|')).toEqual([]);
  });
});

describe("completeLine at commands of the AWS CLI's own", () => {
  it('offers s3 and its ls, though the catalogue has no such service', () => {
    expect(textsOf('s3|').slice(0, 2)).toEqual(['s3', 's3api']);
    expect(complete('s3 |').completions).toEqual([
      { text: 'ls', kind: 'command', detail: 'buckets, or what lies in one: s3://bucket/prefix' },
    ]);
    expect(textsOf('s3 ls |').slice(0, 4)).toEqual(['--recursive', '--human-readable', '--summarize', '--region']);
    expect(textsOf('s3 ls s3://logs/ --su|')).toEqual(['--summarize']);
  });

  it('offers logs tail beside the operations of the service', () => {
    expect(textsOf('logs tai|')[0]).toBe('tail');
    expect(textsOf('logs |')).toEqual(expect.arrayContaining(['tail', 'describe-log-groups']));
    expect(complete('logs tail /aws/lambda/a --since|').completions).toEqual([{ text: '--since', kind: 'argument', detail: 'text' }]);
    expect(textsOf('logs tail /aws/lambda/a --since 1h --|')).not.toContain('--since');
  });

  it('offers the commands that look something up first, and their options', () => {
    expect(textsOf('codepipeline appr|')[0]).toBe('approve');
    expect(textsOf('codepipeline approve --pipeline shop --|')).toEqual(expect.arrayContaining(['--stage', '--action', '--comment']));
    expect(textsOf('ecs roll|')[0]).toBe('roll-back');
    expect(textsOf('logs insights --gr|')).toEqual(['--group']);
  });

  it.each(['s3 ls s|', 's3 ls s3://logs/|', 'logs tail s|', 's3 cp |', 's3 wait |'])(
    'offers nothing for a name of the account: %s',
    (line) => {
      expect(textsOf(line)).toEqual([]);
    },
  );
});

describe('completeLine where the service is left out', () => {
  it('offers commands with their services, familiar services first', () => {
    expect(complete('describe-inst|').completions[0]).toEqual({ text: 'ec2 describe-instances', kind: 'command', detail: 'EC2' });
    expect(textsOf('reboot-i|')).toEqual(['ec2 reboot-instances', 'lightsail reboot-instance', 'medialive reboot-input-device']);
    expect(textsOf('@aws Reboot–Instances|')).toEqual(['ec2 reboot-instances']);
    expect(textsOf('RebootInstances|')).toEqual(['ec2 reboot-instances']);
    expect(textsOf('list-|').filter((text) => text.includes(' '))).toEqual([]);
  });

  it('goes on with the arguments where one service alone has the command', () => {
    expect(textsOf('reboot-instances --inst|')).toEqual(['--instance-ids']);
    expect(textsOf('describe-instances --inst|')).toEqual([]);
  });
});

describe('completeLine at the first word', () => {
  it('offers services and words of the bot that begin so, familiar ones first', () => {
    const { start, end, completions } = complete('c|');

    expect([start, end]).toEqual([0, 1]);
    expect(completions.slice(0, 5).map(({ text, kind }) => `${kind} ${text}`)).toEqual([
      'service cloudwatch',
      'service cloudformation',
      'service codepipeline',
      'bot-command confirm',
      'bot-command cancel',
    ]);
  });

  it("tells the service's own name", () => {
    expect(complete('elbv|').completions).toEqual([{ text: 'elbv2', kind: 'service', detail: 'Elastic Load Balancing v2' }]);
  });

  it('finds a service by its own name', () => {
    expect(textsOf('eventbr|')).toEqual(['events']);
    expect(textsOf('cost-e|')).toEqual(['ce']);
  });

  it('puts what begins so before what contains it', () => {
    const texts = textsOf('watch|');

    expect(textsOf('logs|')[0]).toBe('logs');
    expect(texts).toContain('cloudwatch');
    expect(texts.every((text) => text.includes('watch') || text === 'logs')).toBe(true);
  });

  it.each(['@aws |', 'aws |', '@aws e|', 'AWS  EC|', '@AWS\nec|'])('is that behind the name of the bot: %j', (line) => {
    expect(textsOf(line)[0]).toBe('ec2');
  });

  it.each(['@a|', 'hello |', 'confirm |', 'help |', 'cancel K7|', 'nothing-of-aws desc|'])(
    'offers nothing where nothing fits: %j',
    (line) => {
      expect(complete(line).completions).toEqual([]);
    },
  );
});

describe('completeLine at the second word', () => {
  it('offers the commands that begin so', () => {
    const { start, end, completions } = complete('ec2 describe-instanc|');

    expect([start, end]).toEqual([4, 20]);
    expect(completions[0]).toEqual({ text: 'describe-instances', kind: 'command', detail: 'needs no arguments' });
    expect(completions.map(({ text }) => text)).toContain('describe-instance-status');
  });

  it('names the arguments that a command needs', () => {
    const detailOf = (line: string): string | undefined => complete(line).completions[0]?.detail;

    expect(detailOf('lambda invoke|')).toBe('needs --function-name');
    expect(detailOf('iam create-policy-version|')).toBe('needs --policy-arn, --policy-document');
    expect(detailOf('kinesisanalyticsv2 add-application-cloud|')).toBe('needs --application-name, --cloud-watch-logging-option');
  });

  it('offers what reads first where nothing is typed', () => {
    expect(textsOf('ec2 |').slice(0, 10)).toContain('describe-instances');
    expect(
      textsOf('sqs |')
        .slice(0, 3)
        .every((text) => /^(?:list|get)-/.test(text)),
    ).toBe(true);
  });

  it('finds commands by the initials of their words, behind those that begin so', () => {
    const texts = textsOf('ec2 di|');

    expect(texts.indexOf('describe-instances')).toBeGreaterThan(texts.indexOf('disassociate-address'));
    expect(texts).toHaveLength(COMPLETIONS_MAX);
    expect(textsOf('rds desc-inst|')).toContain('describe-db-instances');
  });

  it('finds commands by a word within, behind those that begin so', () => {
    expect(textsOf('lambda invoke|')[0]).toBe('invoke');
    expect(textsOf('cloudwatch alarms|')).toContain('describe-alarms');
  });

  it('reads any case, and dashes of print', () => {
    expect(take('AWS EC2 Describe–Instanc|')).toBe('AWS EC2 describe-instances');
  });

  it('replaces the rest of the word behind the cursor', () => {
    expect(take('ec2 describe-inst|ances --dry-run')).toBe('ec2 describe-instances --dry-run');
    expect(complete('ec2 |describe-instances').end).toBe(4);
  });

  it('comes behind global options as well', () => {
    expect(textsOf('aws --region us-east-1 ec2 describe-instanc|')[0]).toBe('describe-instances');
  });
});

describe('completeLine behind a command', () => {
  it('offers the arguments, required ones first, and those of every command last', () => {
    const { completions } = complete('lambda get-function-configuration |');

    expect(completions[0]).toEqual({ text: '--function-name', kind: 'argument', detail: 'required, text' });
    expect(completions.slice(-4).map(({ text }) => text)).toEqual(['--region', '--query', '--output', '--no-paginate']);
  });

  it.each([
    ['--filters', 'structures'],
    ['--instance-ids', 'texts'],
    ['--dry-run', 'switch'],
    ['--max-items', 'number'],
    ['--cli-input-json', 'all of it as JSON'],
  ])('says what %s takes', (argument, detail) => {
    expect(complete('ec2 describe-instances |').completions.find(({ text }) => text === argument)?.detail).toBe(detail);
  });

  it('says which few values there are', () => {
    expect(complete('cloudwatch describe-alarms --state-v|').completions[0]?.detail).toBe('ALARM or INSUFFICIENT_DATA or OK');
  });

  it('leaves out what is given, on either side of the cursor', () => {
    const texts = textsOf('ec2 describe-instances --dry-run --instance-ids i-1 --out json | --filters Name=a,Values=b');

    expect(texts).toContain('--max-items');
    for (const given of ['--dry-run', '--no-dry-run', '--instance-ids', '--filters', '--output']) expect(texts).not.toContain(given);
  });

  it('offers the opposite of a switch to who asks for it', () => {
    expect(textsOf('ec2 describe-instances --|')).not.toContain('--no-dry-run');
    expect(textsOf('ec2 describe-instances --no|')).toContain('--no-dry-run');
  });

  it.each(['--reg|', '--REG|', '—reg|', '-reg|', 'reg|'])('understands %s', (typed) => {
    expect(take(`ec2 describe-vpcs ${typed}`)).toBe('ec2 describe-vpcs --region');
  });

  it('takes a bare word for a file where the command writes one', () => {
    expect(textsOf('lambda invoke --function-name a out|')).toEqual([]);
    expect(textsOf('lambda invoke --function-name a --out|')).toEqual(['--output']);
  });

  it('finds arguments by what is in their names', () => {
    expect(textsOf('rds describe-db-instances --identifier|')).toEqual(['--db-instance-identifier']);
  });
});

describe('completeLine behind an argument', () => {
  it.each([
    ['cloudwatch describe-alarms --state-value |', ['ALARM', 'INSUFFICIENT_DATA', 'OK']],
    ['cloudwatch describe-alarms --state-value in|', ['INSUFFICIENT_DATA']],
    ['ec2 describe-vpcs --output |', ['json', 'yaml', 'text', 'table', 'markdown']],
    ['ec2 describe-vpcs --output=ya|', ['yaml']],
    ['ec2 describe-vpcs --region ap-northeast|', ['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3']],
    ['ec2 modify-instance-attribute --ebs-optimized val|', ['Value=true', 'Value=false']],
    ['ec2 describe-vpcs --query |', []],
    ['ec2 describe-instances --instance-ids |', []],
    ['ec2 describe-instances --instance-ids i-|', []],
  ])('offers the values that there are: %s', (line, expected) => {
    expect(textsOf(line)).toEqual(expected);
  });

  it('replaces the value alone behind an equals sign', () => {
    expect(take('ec2 describe-vpcs --region=eu-west-1| --dry-run')).toBe('ec2 describe-vpcs --region=eu-west-1 --dry-run');
    expect(complete('ec2 describe-vpcs --region=eu|').start).toBe('ec2 describe-vpcs --region='.length);
  });

  it('offers further values, and then arguments, where many can be given', () => {
    const { completions } = complete('cloudwatch describe-alarms --alarm-types MetricAlarm |');

    expect(completions[0]).toMatchObject({ text: 'CompositeAlarm', kind: 'value' });
    expect(completions.map(({ text }) => text)).not.toContain('MetricAlarm');
    expect(completions.map(({ text }) => text)).toContain('--state-value');
  });

  it('goes on with arguments once the value is there', () => {
    expect(textsOf('ec2 describe-vpcs --region eu-west-1 |')).toContain('--vpc-ids');
  });

  it('puts a value in quotes that has blanks', () => {
    expect(textsOf('ds create-trust --trust-direction One|')).toEqual(["'One-Way: Incoming'", "'One-Way: Outgoing'"]);
  });

  it.each([
    'ec2 describe-instances --filters "Name=instance-state-name,|',
    "ec2 describe-instances --query 'Reservations[].|",
    'ec2 describe-instances --filters [{"Name": |',
    'ec2 describe-instances --filters {|',
    'ec2 describe-instances "desc|',
    "ec2 'describe-i'|",
    'ec2 describe-inst\\|',
    'ec2 describe-instances --filters Name=tag:a,Values=[x, |',
    '`ec2 desc|',
  ])('offers nothing within quotes and brackets: %j', (line) => {
    expect(complete(line).completions).toEqual([]);
  });
});

describe('completeLine with any text', () => {
  const pieces = fc.constantFrom(
    'aws ',
    '@AWS ',
    'ec2',
    ' ',
    '\n',
    'lambda ',
    'invoke ',
    'describe-instances',
    '--',
    '--region ',
    '--output=',
    '—',
    '"',
    "'",
    '“',
    '{"a": [',
    ']}',
    '\\',
    '&quot;',
    '`',
    '\uD83D',
    '\uDE00',
    '__proto__ ',
    'constructor ',
    '--constructor ',
    '\0',
    'i-1,',
    '=',
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
  );
  const cursors = fc.oneof(fc.nat({ max: 250 }), fc.integer(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 1.5, -0));

  it('answers in the shape of the contract, within the text and the bound', () => {
    fc.assert(
      fc.property(texts, cursors, (text, cursor) => {
        const list = completeLine({ text, cursor }, context);

        expect(CompletionList.parse(list)).toEqual(list);
        expect(list.start).toBeGreaterThanOrEqual(0);
        expect(list.end).toBeGreaterThanOrEqual(list.start);
        expect(list.end).toBeLessThanOrEqual(text.length);
        expect(list.completions.length).toBeLessThanOrEqual(COMPLETIONS_MAX);
        expect(new Set(list.completions.map((completion) => completion.text)).size).toBe(list.completions.length);
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it('says of what it has just completed that it stands', () => {
    const commands = fc.constantFrom('ec2 describe-instances ', 'cloudwatch describe-alarms ', '', 'sqs ', 'ec2 describe-vpcs --region ');
    fc.assert(
      fc.property(commands, fc.stringMatching(/^[a-z-]{0,4}$/), fc.nat({ max: 49 }), (before, typed, index) => {
        const list = completeLine({ text: before + typed, cursor: before.length + typed.length }, context);
        const completion = list.completions[index];
        if (completion === undefined) return;
        const text = before.slice(0, list.start) + completion.text;

        const next = completeLine({ text, cursor: text.length }, context);

        expect(next.completions[0]?.text).toBe(completion.text);
        expect([next.start, next.end]).toEqual([list.start, text.length]);
      }),
    );
  });

  it.each([
    ['one word', 'a'.repeat(1_000_000)],
    ['open brackets', '{"'.repeat(500_000)],
    ['a command', `ec2 describe-instances ${'--filters a '.repeat(100_000)}`],
  ])('offers nothing in a text longer than any message: %s', (_what, text) => {
    expect(completeLine({ text, cursor: text.length }, context)).toEqual({ start: text.length, end: text.length, completions: [] });
  });

  it('goes on with a command as long as a message may be', () => {
    const text = `ec2 describe-instances ${'--filters a '.repeat(600)}--reg`;

    expect(completeLine({ text, cursor: text.length }, context).completions.map((completion) => completion.text)).toEqual(['--region']);
  });

  it('offers nothing from a catalogue that cannot be read', () => {
    const broken: Catalogue = {
      services: context.catalogue.services,
      service: () => {
        throw new Error('the file is damaged');
      },
    };

    expect(completeLine({ text: 'ec2 d', cursor: 5 }, { ...context, catalogue: broken })).toEqual({ start: 5, end: 5, completions: [] });
  });
});
