import { describe, expect, it } from 'vitest';
import { renderPlainText } from '../messages/plain-text.ts';
import { answerInquiry } from './answer-inquiry.ts';
import { parsingContext } from './parse/testing/parsing.ts';
import { openCommandsFlow } from './testing/open-commands-flow.ts';

async function answered(text: string): Promise<string | undefined> {
  const message = await answerInquiry(text, parsingContext);
  return message === undefined ? undefined : renderPlainText(message);
}

const HELP = {
  ec2: 'ec2 help',
  codepipeline: 'codepipeline help',
  logs: 'logs help',
  'describe-instances': 'ec2 describe-instances help',
  invoke: 'lambda invoke --help',
  'put-metric-alarm': 'cloudwatch put-metric-alarm help',
  'run-instances': 'ec2 run-instances help',
  'list-users': 'iam list-users help',
  'list-buckets': 's3api list-buckets help',
  'skeleton-input': 'ssm put-parameter --generate-cli-skeleton',
  'skeleton-yaml': 'ssm put-parameter --generate-cli-skeleton yaml-input',
  'skeleton-output': 'iam get-user --generate-cli-skeleton output',
} as const;

/** Lines of a screen of 390 pixels that one scrolls through without losing the beginning. */
const LINES_MAX = 40;

describe('answerInquiry', () => {
  it.each(Object.entries(HELP))('answers %s', async (name, text) => {
    const answer = await answered(text);

    expect(answer?.split('\n').length).toBeLessThan(name.startsWith('skeleton') ? 100 : LINES_MAX);
    await expect(`${answer ?? ''}\n`).toMatchFileSnapshot(`compose/__golden__/help/${name}.txt`);
  });

  it.each([
    'ec2 describe-instances --help',
    'aws ec2 describe-instances help',
    '@aws EC2 Describe-Instances Help',
    'help ec2 describe-instances',
    'ec2 describe-instances —help',
    'ec2 describe-instances -h',
    'ec2 describe-instances --instance-ids i-1 --help',
    '```\nec2 describe-instances help\n```',
  ])('takes %s as a question about the command', async (text) => {
    await expect(answered(text)).resolves.toBe(await answered('ec2 describe-instances help'));
  });

  it.each(['ec2 help', 'ec2 --help', 'help ec2', 'aws ec2 help', 'ec2 -h', '--account prod ec2 help'])(
    'takes %s as a question about the service',
    async (text) => {
      await expect(answered(text)).resolves.toMatch(/ec2: \d+ commands/);
    },
  );

  it('takes a command without its service too', async () => {
    await expect(answered('invoke help')).resolves.toBe(await answered('lambda invoke help'));
  });

  it.each([
    'ec2 describe-instances',
    'ssm put-parameter --name a --value help',
    "ssm put-parameter --name a --value '--help'",
    'help',
    'no-such-service help',
    'ec2 no-such-command help',
    'ec2 wait instance-running help',
    "ec2 describe-instances 'help",
    'ec2 describe-instances --generate',
    '',
  ])('leaves alone what is no question: %j', async (text) => {
    await expect(answered(text)).resolves.toBeUndefined();
  });

  it('answers for every service and for a command of each', async () => {
    for (const { cliName } of parsingContext.catalogue.services) {
      const [command = ''] = parsingContext.catalogue.service(cliName)?.cliOperationNames ?? [];
      await expect(answered(`${cliName} ${command} help`)).resolves.toContain(`aws ${cliName} ${command}`);
      await expect(answered(`${cliName} help`)).resolves.toContain(`${cliName}: `);
    }
  });
});

describe('a question within the flow', () => {
  it.each(['ec2 terminate-instances help', 'iam list-users --help', 'ec2 help', 'ec2 run-instances --generate-cli-skeleton'])(
    'is answered, and nothing is sent: %s',
    async (text) => {
      const flow = await openCommandsFlow();
      try {
        await expect(flow.say(text)).resolves.toMatch(/^📖/);
        expect(flow.calls).toEqual([]);
        await expect(flow.auditKinds()).resolves.toEqual(['command.received']);
        await expect(flow.commandsAt('answered')).resolves.toHaveLength(1);
      } finally {
        await flow.close();
      }
    },
  );
});
