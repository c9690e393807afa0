import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../cli/command.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { AppError } from '../../domain/errors.ts';
import { parseCommandLines } from './parse.ts';

interface Given {
  readonly input?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs `signalbox parse` with arguments, and returns its status and the lines that it printed. */
async function run(commandArguments: readonly string[], { input = '', files = {} }: Given = {}) {
  const printed: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.resolve(Buffer.from(input)),
      readInputLines: async function* () {
        yield* input.split('\n');
      },
      print: (line) => printed.push(line),
      printError: () => undefined,
    },
    findSocketPath: () => Promise.reject(new Error('no server is asked')),
    readFile: (path) => {
      const content = files[path];
      return content === undefined ? Promise.reject(new AppError('file-unreadable', path)) : Promise.resolve(Buffer.from(content));
    },
  };
  const status = await parseCommandLines.run(commandArguments, context);
  return { status, printed };
}

async function parsed(text: string): Promise<unknown> {
  const { status, printed } = await run([text, '--json']);
  return { status, ...(JSON.parse(printed.join('\n')) as object) };
}

describe('signalbox parse', () => {
  it('prints the call that a command makes', async () => {
    expect(
      await parsed(`aws elbv2 describe-rules --listener-arn arn:x --region eu-west-1 --query 'Rules[0]' --output table --max-items 5`),
    ).toEqual({
      status: 0,
      service: 'elbv2',
      operation: 'DescribeRules',
      params: { ListenerArn: 'arn:x' },
      region: 'eu-west-1',
      query: 'Rules[0]',
      output: 'table',
      maxItems: 5,
      notes: [],
      text: "elbv2 describe-rules --listener-arn arn:x --max-items 5 --query 'Rules[0]' --output table --region eu-west-1",
    });
  });

  it('prints one line with --json, and several for a person without', async () => {
    const { printed: forScripts } = await run(['sts get-caller-identity', '--json']);
    const { printed: forPeople } = await run(['sts get-caller-identity']);

    expect(forScripts.join('\n')).not.toContain('\n');
    expect(forPeople.join('\n')).toContain('\n');
    expect(JSON.parse(forPeople.join('\n'))).toEqual(JSON.parse(forScripts.join('\n')));
  });

  it('prints bytes, instants and streams in a form that says what they are', async () => {
    expect(await parsed('lambda invoke --function-name f --payload {"a":1}')).toMatchObject({
      params: { FunctionName: 'f', Payload: { $bytes: Buffer.from('{"a":1}').toString('base64') } },
    });
    expect(await parsed('logs start-query --log-group-name g --start-time 0 --end-time 1 --query-string q')).toMatchObject({
      params: { startTime: 0, endTime: 1 },
    });
    expect(await parsed('cloudtrail lookup-events --start-time 2026-01-31T12:00:00+02:00')).toMatchObject({
      params: { StartTime: { $date: '2026-01-31T10:00:00.000Z' } },
    });
    expect(await parsed('s3api put-object --bucket b --key k --body hello')).toMatchObject({
      params: { Bucket: 'b', Key: 'k', Body: { $stream: true } },
    });
  });

  it('prints the parameters of the first page', async () => {
    expect(await parsed('ec2 describe-instances --page-size 7 --starting-token t')).toMatchObject({
      params: { MaxResults: 7, NextToken: 't' },
    });
  });

  it('says that pages are asked for one by one', async () => {
    expect(await parsed('ec2 describe-instances --no-paginate')).toMatchObject({ paginate: false, params: {} });
  });

  it('exits with 1 and prints why a command is refused, with everything that is missing', async () => {
    expect(await parsed('lambda update-function-event-invoke-config --region eu-west-1')).toEqual({
      status: 1,
      error: {
        code: 'missing-arguments',
        message: 'lambda update-function-event-invoke-config needs --function-name.',
        missing: ['--function-name'],
        suggestions: [],
      },
    });
  });

  it('exits with 1 and prints what was perhaps meant', async () => {
    expect(await parsed('aws ec2 describe-instance')).toMatchObject({
      status: 1,
      error: { code: 'unknown-command', suggestions: expect.arrayContaining(['ec2 describe-instances']) },
    });
  });

  it('takes one command of any number of lines from standard input with -', async () => {
    const { status, printed } = await run(['-', '--json'], { input: 'aws iam get-user \\\n  --user-name ada\n' });

    expect({ status, ...(JSON.parse(printed.join('')) as object) }).toMatchObject({
      status: 0,
      operation: 'GetUser',
      params: { UserName: 'ada' },
    });
  });

  it.each([[[]], [['ec2', 'describe-instances']], [['--unknown', 'x']], [['--batch', 'a', 'b']]])(
    'is used wrongly with %j',
    async (commandArguments) => {
      await expect(run(commandArguments)).rejects.toThrow(UsageError);
    },
  );
});

describe('signalbox parse --batch', () => {
  const lines = [
    '{"id": "a#1", "cmd": "aws ec2 describe-instances --instance-ids i-1"}',
    '',
    '{"id": {"n": 2}, "cmd": "aws ec2 describe-instance"}',
    '{"id": 3, "cmd": ""}',
  ].join('\n');

  it('answers each line of standard input with its id; what is refused is an answer', async () => {
    const { status, printed } = await run(['--batch'], { input: lines });

    expect(status).toBe(0);
    expect(printed.map((line): unknown => JSON.parse(line))).toEqual([
      {
        id: 'a#1',
        service: 'ec2',
        operation: 'DescribeInstances',
        params: { InstanceIds: ['i-1'] },
        notes: [],
        text: 'ec2 describe-instances --instance-ids i-1',
      },
      { id: { n: 2 }, error: expect.objectContaining({ code: 'unknown-command', missing: [] }) },
      { id: 3, error: expect.objectContaining({ code: 'empty' }) },
    ]);
  });

  it('reads a file, or standard input where - is given', async () => {
    const fromFile = await run(['--batch', 'commands.jsonl'], { files: { 'commands.jsonl': lines } });
    const fromInput = await run(['--batch', '-'], { input: lines });

    expect(fromFile).toEqual(fromInput);
    expect(fromFile.printed).toHaveLength(3);
  });

  it('lets a file that is not there be told', async () => {
    await expect(run(['--batch', 'absent.jsonl'])).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it.each(['nonsense', '[]', '{"id": 1}', '{"id": 1, "cmd": 7}', 'null'])('exits with 1 for the line %s, and goes on', async (line) => {
    const { status, printed } = await run(['--batch'], { input: `${line}\n{"id": 1, "cmd": "sts get-caller-identity"}` });

    expect(status).toBe(1);
    expect(printed.map((answer): unknown => JSON.parse(answer))).toMatchObject([
      { error: { code: 'bad-request' } },
      { id: 1, service: 'sts' },
    ]);
  });
});
