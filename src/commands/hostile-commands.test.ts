// What is asked of a text before and beside parsing it: none of it may throw, whatever the text is.
import { describe, expect, it } from 'vitest';
import { PERSON_MESSAGE_MAX_LENGTH } from '../contract/admin-api.ts';
import { answerInquiry } from './answer-inquiry.ts';
import { completeLine } from './complete/complete-line.ts';
import { maskCommandText } from './mask-command-text.ts';
import { COMMAND_MAX_LENGTH, parseCommand } from './parse/parse-command.ts';
import { readHalfCommand } from './parse/read-half-command.ts';
import { splitCommands } from './parse/split-commands.ts';
import { hostileShapes } from './parse/testing/hostile-commands.ts';
import { parsingContext } from './parse/testing/parsing.ts';
import { unwrapCommand } from './parse/unwrap-command.ts';

describe.each(hostileShapes)('with %s', (_, write) => {
  const text = write(COMMAND_MAX_LENGTH);

  it('a message is unwrapped, split and masked', () => {
    expect(text.length).toBeLessThanOrEqual(COMMAND_MAX_LENGTH);
    expect(unwrapCommand(text).length).toBeLessThanOrEqual(text.length);
    expect(splitCommands(text, parsingContext).length).toBeGreaterThan(0);
    expect(typeof maskCommandText(text, parsingContext)).toBe('string');
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
