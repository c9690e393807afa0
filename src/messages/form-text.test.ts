import { describe, expect, it } from 'vitest';
import type { AskedParameter } from '../domain/draft.ts';
import { formBlocks } from './form-text.ts';
import { renderPlainText } from './plain-text.ts';

function aField(name: string, more: Partial<AskedParameter> = {}): AskedParameter {
  return { name, type: 'a text', input: 'line', isRequired: true, choices: [], ...more };
}

function textOf(...fields: readonly AskedParameter[]): string {
  return renderPlainText({ title: { spans: [] }, tone: 'neutral', blocks: formBlocks({ fields }), fallbackText: '' });
}

describe('formBlocks', () => {
  it('says how to give the only value', () => {
    expect(textOf(aField('name'))).toBe('--name: a text\n\nAnswer with @aws name VALUE, or with the value alone.');
  });

  it('says how to give several', () => {
    expect(textOf(aField('name'), aField('role'))).toContain('Answer with @aws name=VALUE role=VALUE, all at once or one after the other.');
  });

  it('tells what may be left out, and asks for the rest', () => {
    const text = textOf(aField('subject', { label: 'Subject' }), aField('language', { isRequired: false }));

    expect(text).toContain('--subject (Subject): a text');
    expect(text).toContain('--language: a text, may be left out');
    expect(text).toContain('Answer with @aws subject VALUE, or with the value alone.');
  });

  it('writes each choice so that it can be typed', () => {
    expect(textOf(aField('name', { choices: [{ value: 'a', label: 'A' }, { value: "it's" }] }))).toContain(
      ['A (a): @aws set name a', String.raw`it's: @aws set name 'it'\''s'`].join('\n'),
    );
  });

  it('shows ten choices, and says how many more there are', () => {
    const choices = Array.from({ length: 12 }, (_, index) => ({ value: `v${index}` }));

    expect(textOf(aField('name', { choices }))).toMatch(/2 more are possible[^]*v9: @aws set name v9\n\nAnswer/);
  });

  it('writes the whole command where that is how it is typed', () => {
    const fields = [aField('show', { isRequired: false, choices: [{ value: 'both' }] }), aField('edit', { isRequired: false })];
    const form = formBlocks({ fields, command: 'preferences', isTypedWhole: true });
    const shown = renderPlainText({ title: { spans: [] }, tone: 'neutral', blocks: form, fallbackText: '' });

    expect(shown).toContain('--show: a text (both)');
    expect(shown).toContain('Say @aws preferences --show=VALUE, and what else you want to say of it behind that.');
  });
});
