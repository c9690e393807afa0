import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { composeCode, composeFormatted, FORMATTED_MAX_LENGTH } from './compose-formatted.ts';

describe('composeFormatted', () => {
  it('writes JSON with four spaces, as the AWS CLI does', () => {
    expect(composeFormatted({ A: [1], B: {} }, 'json')).toEqual([
      { kind: 'code', text: '{\n    "A": [\n        1\n    ],\n    "B": {}\n}' },
    ]);
  });

  it('writes YAML with names in order, and quotes what would be read as something else', () => {
    const value = { Name: 'yes', At: '2026-03-01T03:00:00+00:00', List: [{ Id: '012' }], Empty: [] };

    expect(composeFormatted(value, 'yaml')).toEqual([
      { kind: 'code', text: "At: '2026-03-01T03:00:00+00:00'\nEmpty: []\nList:\n- Id: '012'\nName: 'yes'" },
    ]);
  });

  it('writes YAML that reads back', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string())), {
          noNullPrototype: true,
        }),
        (value) => {
          const [block] = composeFormatted(value, 'yaml');

          expect(parse(block?.kind === 'code' ? block.text : '', { version: '1.1' })).toEqual(value);
        },
      ),
    );
  });

  it('says where there is nothing', () => {
    expect(composeFormatted([], 'text')).toMatchObject([{ kind: 'paragraph' }]);
  });
});

describe('composeCode', () => {
  it('cuts what is long, and says how much is missing', () => {
    expect(composeCode('x'.repeat(FORMATTED_MAX_LENGTH))).toHaveLength(1);
    expect(composeCode('x'.repeat(FORMATTED_MAX_LENGTH + 5))).toEqual([
      { kind: 'code', text: 'x'.repeat(FORMATTED_MAX_LENGTH) },
      { kind: 'paragraph', spans: [{ kind: 'text', text: expect.stringContaining('5 of 12005 characters are not shown') }] },
    ]);
  });
});
