import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { aCustomNotification, clientMarkdown } from '../../domain/testing/a-custom-notification.ts';
import { aStyledText } from '../../domain/testing/a-styled-text.ts';
import { bold, text } from '../../messages/spans.ts';
import { blockLength } from '../../messages/block-length.ts';
import { composeDescription } from './compose-description.ts';
import { DESCRIPTION_BLOCKS_MAX, DESCRIPTION_MAX_LENGTH } from './compose-limits.ts';

function plain(source: string, isUnrecognized = false): ReturnType<typeof composeDescription> {
  return composeDescription(aBareNotification({ description: { kind: 'plain', source }, isUnrecognized }));
}

function markup(source: string): ReturnType<typeof composeDescription> {
  return composeDescription(aCustomNotification({ description: clientMarkdown(source) }));
}

describe('composeDescription', () => {
  it('is nothing where there is none', () => {
    expect(composeDescription(aBareNotification())).toEqual({ blocks: [], cuts: [] });
    expect(plain(' \n ')).toEqual({ blocks: [], cuts: [] });
  });

  it('has the markup of an operator and the values of the event', () => {
    const { blocks, cuts } = composeDescription(aBareNotification({ description: aStyledText('*{0}*\n- `{0}`', ['*x*'], 'words') }));

    expect(blocks).toEqual([
      { kind: 'paragraph', spans: [bold('*x*')] },
      { kind: 'list', items: [[{ kind: 'code', text: '*x*' }]] },
    ]);
    expect(cuts).toEqual([]);
  });

  it('cuts what an operator lets become too long, and says so', () => {
    const long = aStyledText('{0}', ['x'.repeat(DESCRIPTION_MAX_LENGTH * 2)], 'words');

    expect(composeDescription(aBareNotification({ description: long })).cuts).toEqual(['description (5 characters)']);
  });

  it('shows plain text as it is, with its lines', () => {
    expect(plain('*a* <!here>\r\nhttps://example.com\n\n\n\nb').blocks).toEqual([
      {
        kind: 'paragraph',
        spans: [
          text('*a* <!here>'),
          { kind: 'lineBreak' },
          text('https://example.com'),
          { kind: 'lineBreak' },
          { kind: 'lineBreak' },
          text('b'),
        ],
      },
    ]);
  });

  it('reads the markup of a custom notification', () => {
    expect(markup('*a*\n- b').blocks).toEqual([
      { kind: 'paragraph', spans: [bold('a')] },
      { kind: 'list', items: [[text('b')]] },
    ]);
  });

  it('keeps the indentation of JSON that nobody recognized', () => {
    expect(plain('{\n  "a": 1\n}', true).blocks).toEqual([{ kind: 'code', text: '{\n  "a": 1\n}' }]);
    expect(plain('[ALERT] disk full', true).blocks).toEqual([{ kind: 'paragraph', spans: [text('[ALERT] disk full')] }]);
    expect(plain('{"a": 1}').blocks).toEqual([{ kind: 'paragraph', spans: [text('{"a": 1}')] }]);
  });

  it.each([
    ['plain text', plain],
    ['markup', markup],
  ])('cuts %s at its limit and says how long it is', (_what, compose) => {
    const { blocks, cuts } = compose('word '.repeat(5000));

    expect(blocks).toHaveLength(1);
    expect(blocks.reduce((length, block) => length + blockLength(block), 0)).toBeLessThanOrEqual(
      DESCRIPTION_MAX_LENGTH + DESCRIPTION_BLOCKS_MAX,
    );
    expect(cuts).toEqual(['description (25000 characters)']);
  });

  it('cuts a description of too many blocks', () => {
    const { blocks, cuts } = markup('- a\n```b```\n'.repeat(50));

    expect(blocks).toHaveLength(DESCRIPTION_BLOCKS_MAX);
    expect(cuts).toEqual(['description (600 characters)']);
  });

  it('never cuts a description within the limit that has few blocks', () => {
    const piece = fc.constantFrom(
      '- a\n',
      'word ',
      '*b*',
      '\n\n',
      ':rocket:',
      '<@U1>',
      '<!subteam^S1|@x>',
      '&amp;',
      '[a](javascript:b)',
      '> q\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const source = pieces.join('').padEnd(DESCRIPTION_MAX_LENGTH, ' x');

        expect(markup(source).cuts).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
