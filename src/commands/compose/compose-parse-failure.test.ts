import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParseFailure } from '../../domain/command.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { parseCommand } from '../parse/parse-command.ts';
import { catalogue, facts } from '../testing/parse-for-test.ts';
import { composeParseFailure } from './compose-parse-failure.ts';

/** What people mistype, by the name of the golden file. */
const MISTAKES = {
  'unknown-service': 'ecs2 describe-instances',
  'unknown-command': 'ec2 describe-instnaces',
  'unknown-argument': 'ec2 describe-instances --instanceid i-1',
  'all-missing': 'lambda create-function',
  'no-command': 'ec2',
  'small-talk': 'hello there',
  'quote-open': "ec2 describe-instances --filters 'Name=tag:a",
  'not-supported': 'cloudformation deploy --stack-name shop',
  markup: 'ec2 describe-instances --<!channel>*b* x',
} as const;

function failureOf(text: string): ParseFailure {
  const outcome = parseCommand(text, { catalogue, facts, newId: () => 'id' });
  if (outcome.status === 'parsed') throw new Error(`${text} is a command`);
  return outcome.failure;
}

const anyFailure: fc.Arbitrary<ParseFailure> = fc.record({
  code: fc.constantFrom('empty', 'syntax', 'unknown-service', 'missing-arguments', 'too-long'),
  message: fc.oneof(hostileText(), fc.constant('x'.repeat(40_000))),
  missing: fc.array(hostileText(), { maxLength: 100 }),
  suggestions: fc.array(fc.oneof(hostileText(), fc.constant('x'.repeat(40_000))), { maxLength: 100 }),
});

describe('composeParseFailure', () => {
  it.each(Object.entries(MISTAKES))('composes the card for %s', async (name, text) => {
    await expect(`${renderPlainText(composeParseFailure(failureOf(text)))}\n`).toMatchFileSnapshot(`__golden__/mistakes/${name}.txt`);
  });

  it('names all that is missing at once', () => {
    const { missing } = failureOf('rds create-db-instance');
    const shown = renderPlainText(composeParseFailure(failureOf('rds create-db-instance')));

    expect(missing.length).toBeGreaterThan(1);
    expect(missing.filter((name) => !shown.includes(`• ${name}`))).toEqual([]);
  });

  it('is short, whatever was typed', () => {
    fc.assert(
      fc.property(anyFailure, (failure) => {
        const { blocks, fallbackText } = composeParseFailure(failure);
        const sizes = blocks.map((block) => (block.kind === 'list' ? block.items.length : 1));

        expect(JSON.stringify(blocks).length).toBeLessThan(30_000);
        expect(fallbackText.length).toBeLessThanOrEqual(1100);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(40);
      }),
    );
  });
});
