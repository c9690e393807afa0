import { describe, expect, it } from 'vitest';
import type { WebFormField } from '../../../src/contract/web-message.ts';
import { emptyFields, formCommand, linesOf } from './form-command.ts';

function aField(name: string, more: Partial<WebFormField> = {}): WebFormField {
  return { name, type: 'a text', input: 'line', isRequired: true, choices: [], ...more };
}

describe('formCommand', () => {
  it('puts each value in quotes behind its name', () => {
    const fields = [aField('subject'), aField('language')];

    expect(formCommand('set draft-1', fields, { subject: "it's $(here)", language: 'en' })).toBe(
      String.raw`set draft-1 --subject='it'\''s $(here)' --language='en'`,
    );
  });

  it('leaves out what is empty or only blank', () => {
    expect(formCommand('set', [aField('a'), aField('b'), aField('c', { input: 'values' })], { a: ' ', c: '\n \n' })).toBe('set');
  });

  it.each([
    ['i-1', `'["i-1"]'`],
    ['i-1\n\n  --all ', `'["i-1","--all"]'`],
    ['["i-1", "i-2"]', `'["i-1", "i-2"]'`],
    ['[i-1]', `'["[i-1]"]'`],
  ])('makes a list of %j', (typed, written) => {
    expect(formCommand('set', [aField('ids', { input: 'values' })], { ids: typed })).toBe(`set --ids=${written}`);
  });

  it('keeps the lines of a text', () => {
    expect(formCommand('set', [aField('body', { input: 'lines' })], { body: 'a\nb\n' })).toBe("set --body='a\nb'");
  });
});

describe('emptyFields', () => {
  it('names what has to be filled in and is not', () => {
    expect(emptyFields([aField('a'), aField('b'), aField('c', { isRequired: false })], { a: 'x', b: '\n' })).toEqual(['b']);
  });
});

describe('linesOf', () => {
  it('lists the values without what is around them', () => {
    expect(linesOf(' a \n\nb')).toEqual(['a', 'b']);
  });
});
