import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expression, jsonEncode, nested, writeBlock } from './hcl.ts';

describe('writeBlock', () => {
  it('writes values, blocks and calls, equal signs of neighbours below each other', () => {
    const text = writeBlock('resource', ['aws_x', 'y'], {
      name: 'n',
      is_on: true,
      left_out: undefined,
      policy: jsonEncode({ Version: '2012-10-17', Statement: [{ Action: ['a:b', 'c:d'] }] }),
      key: expression('aws_k.k.arn'),
      list: ['one'],
      none: [],
      tags: {},
      inner: nested({ depth: 1 }),
      after: 'x',
    });

    expect(text).toBe(`resource "aws_x" "y" {
  name  = "n"
  is_on = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Action = [
          "a:b",
          "c:d",
        ]
      },
    ]
  })
  key  = aws_k.k.arn
  list = ["one"]
  none = []
  tags = {}
  inner {
    depth = 1
  }
  after = "x"
}
`);
  });

  it('quotes names that are no identifiers, in values', () => {
    expect(writeBlock('a', [], { tags: { 'signalbox:unit': 'x', plain: 'y' } })).toBe(
      'a {\n  tags = {\n    "signalbox:unit" = "x"\n    plain            = "y"\n  }\n}\n',
    );
  });

  it('lets no text begin an expression', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('$', '{', '%', '}', '"', '\\', 'a', '\n'), maxLength: 12 }), (value) => {
        const text = /^a \{\n {2}b = (.*)\n\}\n$/s.exec(writeBlock('a', [], { b: value }))?.[1] ?? '';
        // One sign before a brace begins an expression; of several, the last but one stands for itself.
        expect(text).not.toMatch(/(?<!\$)\$\{|(?<!%)%\{/);
        expect(JSON.parse(text.replaceAll('$${', () => '${').replaceAll('%%{', '%{'))).toBe(value);
      }),
    );
  });

  it('refuses what HCL has nothing for', () => {
    expect(() => writeBlock('a', [], { b: null })).toThrow('nothing of HCL');
  });
});
