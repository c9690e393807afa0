import { describe, expect, it } from 'vitest';
import { composeFunctionAnswer } from './compose-function-answer.ts';

function answer(content: unknown, more: Readonly<Record<string, unknown>> = {}) {
  const output = { StatusCode: 200, Payload: Buffer.from(JSON.stringify(content)), ...more };
  return composeFunctionAnswer(output, { isMarkdown: true }).blocks.filter(({ kind }) => kind !== 'fields');
}

describe('composeFunctionAnswer', () => {
  it('shows a text that is meant to be read as Markdown', () => {
    expect(answer('Errors of *pay*:\n- one\n- <https://example.com/2|two>')).toMatchObject([
      { kind: 'paragraph', spans: [{ text: 'Errors of ' }, { kind: 'bold' }, { text: ':' }] },
      { kind: 'list', items: [[{ text: 'one' }], [{ kind: 'link', url: 'https://example.com/2' }]] },
    ]);
  });

  it('calls nobody, whatever the text says', () => {
    const shown = JSON.stringify(answer('<!channel> <@U0123ABCD> look'));

    expect(shown).toContain('look');
    expect(shown).not.toContain('"kind":"mention"');
  });

  it.each([
    ['what is no text', { a: 1 }, {}],
    ['what went wrong', '*bold*', { FunctionError: 'Unhandled' }],
  ])('shows %s as it stands', (_, content, more) => {
    expect(answer(content, more).map(({ kind }) => kind)).toEqual(['code']);
  });

  it('cuts what is too long, and says so', () => {
    const shown = answer('word '.repeat(3000));

    expect(JSON.stringify(shown).length).toBeLessThan(7000);
    expect(JSON.stringify(shown.at(-1))).toContain('15000 characters');
  });

  it('shows a text as code where nobody asked for Markdown', () => {
    const blocks = composeFunctionAnswer({ StatusCode: 200, Payload: Buffer.from('"*bold*"') }).blocks;

    expect(blocks.at(-1)).toEqual({ kind: 'code', text: '*bold*' });
  });
});
