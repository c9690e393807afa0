import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutputOptions } from '../../domain/command.ts';
import { blockLength } from '../../messages/block-length.ts';
import type { Block } from '../../messages/message.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import type { Span } from '../../messages/spans.ts';
import { renderSlackMessage } from '../../platforms/slack/render-slack-message.ts';
import { renderWebMessage } from '../../platforms/web/render-web-message.ts';
import { catalogue } from '../testing/parse-for-test.ts';
import { composeOutput } from './compose-output.ts';
import { composeResult } from './compose-result.ts';
import { aRunCommand, aSuccess } from './testing/a-run-command.ts';
import { anyOutput } from './testing/any-output.ts';

const anyOperation = fc
  .constantFrom(
    ['ec2', 'DescribeInstances'],
    ['lambda', 'Invoke'],
    ['cloudwatch', 'DescribeAlarms'],
    ['dynamodb', 'Scan'],
    ['ce', 'GetCostAndUsage'],
    ['none', 'None'],
  )
  .map(([service = '', operation = '']) => catalogue.service(service)?.operation(operation));
const anyOptions: fc.Arbitrary<OutputOptions> = fc.record(
  {
    format: fc.constantFrom('json', 'yaml', 'text', 'table'),
    query: fc.constantFrom(
      '@',
      '*',
      '*[]',
      '[@, @]',
      '*.{a: @, b: *}',
      'length(@)',
      'keys(@)',
      'to_string(@)',
      '*[].[@, *]',
      'sort(*)',
      'Reservations',
    ),
    maxItems: fc.integer({ min: 1, max: 100 }),
    isPaginated: fc.boolean(),
  },
  { requiredKeys: ['isPaginated'], noNullPrototype: true },
);

function spansOf(block: Block): readonly Span[] {
  switch (block.kind) {
    case 'paragraph':
    case 'footer':
      return block.spans;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flat(2);
    case 'fields':
      return block.fields.flatMap(({ value }) => value);
    default:
      return [];
  }
}

describe('composeOutput', () => {
  it('composes whatever AWS answers: within bounds, in few blocks, as data', () => {
    fc.assert(
      fc.property(anyOutput, anyOperation, anyOptions, (output, operation, options) => {
        const { blocks, headline = '' } = composeOutput(output, { operation, options, isMutating: false, hasMore: false });

        expect(blocks.length).toBeGreaterThan(0);
        expect(blocks.length).toBeLessThanOrEqual(24);
        expect(blocks.reduce((total, block) => total + blockLength(block), headline.length)).toBeLessThanOrEqual(24_000);
        expect(blocks.flatMap((block) => spansOf(block)).filter(({ kind }) => kind !== 'text' && kind !== 'time')).toEqual([]);
        for (const block of blocks) {
          const rows = block.kind === 'table' ? block.rows : [];
          expect(rows.filter((row) => block.kind === 'table' && row.length !== block.columns.length)).toEqual([]);
        }
      }),
    );
  });

  it('composes what every platform shows within its limits', () => {
    fc.assert(
      fc.property(anyOutput, (output) => {
        const message = composeResult(aRunCommand('ec2 describe-instances', aSuccess(output)));
        const slack = renderSlackMessage(message);

        expect(renderPlainText(message)).toContain('account 123456789012');
        expect(slack.blocks.length + (slack.attachments[0]?.blocks.length ?? 0)).toBeLessThanOrEqual(50);
        expect(JSON.stringify(renderWebMessage(message)).length).toBeLessThanOrEqual(131_072);
      }),
      { numRuns: 50 },
    );
  });

  it('shows as many of a list as were asked for', () => {
    const output = { TableNames: Array.from({ length: 20 }, (_, index) => `table-${index}`) };
    const { blocks } = composeOutput(output, {
      operation: catalogue.service('dynamodb')?.operation('ListTables'),
      options: { isPaginated: true, maxItems: 5 },
      isMutating: false,
      hasMore: false,
    });

    expect(blocks[0]).toMatchObject({ kind: 'list', items: { length: 5 } });
    expect(blocks[1]).toMatchObject({ spans: [{ text: '… and 15 more. Narrow the command down to see them.' }] });
  });
});
