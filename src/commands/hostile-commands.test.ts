// What is asked of a text before and beside parsing it: none of it may throw, whatever the text is.
import { describe, expect, it } from 'vitest';
import { PERSON_MESSAGE_MAX_LENGTH } from '../contract/admin-api.ts';
import { answerInquiry } from './answer-inquiry.ts';
import { authorizeCommand } from './authorize/authorize-command.ts';
import { completeLine } from './complete/complete-line.ts';
import { maskCommandText } from './mask-command-text.ts';
import { COMMAND_MAX_LENGTH, parseCommand } from './parse/parse-command.ts';
import { readHalfCommand } from './parse/read-half-command.ts';
import { splitCommands } from './parse/split-commands.ts';
import { hostileShapes } from './parse/testing/hostile-commands.ts';
import { parsingContext } from './parse/testing/parsing.ts';
import { aGuardrail } from './testing/open-commands-flow.ts';
import { unwrapCommand } from './parse/unwrap-command.ts';

async function decide(text: string): Promise<string> {
  const parsed = parseCommand(text, parsingContext);
  if (parsed.status === 'failed') return 'not parsed';
  const guardrails = [
    aGuardrail('all', {}),
    aGuardrail('not these', { Effect: 'Deny', Resource: ['arn:aws:ec2:*:*:instance/i-${aws:username}'] }),
  ];
  const { verdict } = await authorizeCommand(parsed.command, {
    isConfigured: true,
    guardrails,
    credentials: 'ambient',
    refusal: undefined,
    isAmbientAllowed: true,
    allowAmbientChanges: true,
    region: 'eu-west-1',
    accountId: '123456789012',
    now: () => new Date('2026-03-01T03:00:00Z'),
    newId: () => 'decision-1',
  });
  return verdict;
}

const deep = (count: number): string => `${'['.repeat(count)}${']'.repeat(count)}`;
const BRACKETS = COMMAND_MAX_LENGTH / 2 - 100;

describe('a text that is JSON within a parameter', () => {
  it.each([
    `stepfunctions create-state-machine --name a --role-arn arn:aws:iam::123456789012:role/a --definition '${deep(BRACKETS)}'`,
    `ssm put-parameter --name a --type String --value '${deep(BRACKETS)}'`,
    `lambda invoke --function-name a --payload '${deep(BRACKETS)}'`,
    `sqs send-message --queue-url a --message-body '${JSON.stringify(JSON.stringify(JSON.stringify([deep(1000)])))}'`,
  ])('is decided about, however deep it is: %#', async (text) => {
    await expect(decide(text)).resolves.toMatch(/^(?:allowed|denied|undetermined)$/);
  });
});

describe.each(hostileShapes)('with %s', (_, write) => {
  const text = write(COMMAND_MAX_LENGTH);

  it('a message is unwrapped, split and masked', () => {
    expect(text.length).toBeLessThanOrEqual(COMMAND_MAX_LENGTH);
    expect(unwrapCommand(text).length).toBeLessThanOrEqual(text.length);
    expect(splitCommands(text, parsingContext).length).toBeGreaterThan(0);
    expect(typeof maskCommandText(text, parsingContext)).toBe('string');
  });

  it('a command is decided about', async () => {
    await expect(decide(text)).resolves.toMatch(/^(?:not parsed|allowed|denied|undetermined)$/);
  });

  it('a half command is read', () => {
    const outcome = parseCommand(text, parsingContext);
    const missing = outcome.status === 'failed' ? outcome.failure.missing : [];

    expect(() => readHalfCommand(text, missing, parsingContext)).not.toThrow();
  });

  it('a question is answered', async () => {
    const question = `${write(1900)} help`;

    await expect(answerInquiry(question, parsingContext)).resolves.not.toBeNull();
  });

  it('a line is completed', () => {
    const line = write(PERSON_MESSAGE_MAX_LENGTH);
    const { start, end } = completeLine({ text: line, cursor: line.length }, parsingContext);

    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBe(line.length);
  });
});
