import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formCommand as formCommandOfPage } from '../../console/src/format/form-command.ts';
import { formCommand, joinValues, type WrittenField } from './form-command.ts';

function command(fields: readonly WrittenField[], values: Readonly<Record<string, string>>): string {
  return formCommand({ command: 'set draft-1', fields }, new Map(Object.entries(values)));
}

describe('formCommand', () => {
  it('puts each value in quotes behind its name', () => {
    const fields: WrittenField[] = [
      { name: 'subject', input: 'line' },
      { name: 'language', input: 'line' },
    ];

    expect(command(fields, { subject: "it's $(here)", language: 'en' })).toBe(
      String.raw`set draft-1 --subject='it'\''s $(here)' --language='en'`,
    );
  });

  it('writes what was chosen of several as a list, and leaves out a list of nothing', () => {
    const fields: WrittenField[] = [{ name: 'ids', input: 'values' }];

    expect(command(fields, { ids: joinValues(['i-1', "a'b"]) })).toBe(String.raw`set draft-1 --ids='["i-1","a'\''b"]'`);
    expect(command(fields, { ids: joinValues([]) })).toBe('set draft-1');
  });

  it('writes what the page writes, whatever is typed', () => {
    const input = fc.constantFrom('line', 'lines', 'values', 'structure');
    fc.assert(
      fc.property(fc.array(fc.tuple(input, fc.string({ unit: 'binary' }))), (typed) => {
        const fields = typed.map(([kind], index) => ({ name: `f${index}`, input: kind, type: '', isRequired: true, choices: [] }));
        const values = Object.fromEntries(typed.map(([, value], index) => [`f${index}`, value]));

        expect(command(fields, values)).toBe(formCommandOfPage('set draft-1', fields, values));
      }),
    );
  });
});
