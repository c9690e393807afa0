import { describe, expect, it } from 'vitest';
import type { AskedParameter } from '../../domain/draft.ts';
import { toWebForm } from './to-web-form.ts';

const expiresAt = new Date('2026-03-01T03:15:00Z');

function aField(more: Partial<AskedParameter> = {}): AskedParameter {
  return { name: 'subject', type: 'a text', input: 'line', isRequired: true, choices: [], ...more };
}

describe('toWebForm', () => {
  it('has everything that the page needs', () => {
    const fields = [aField({ label: 'Subject', choices: [{ value: 'a', label: 'A' }], value: 'b' })];

    expect(toWebForm({ fields, command: 'set draft-1', expiresAt })).toEqual({
      kind: 'form',
      command: 'set draft-1',
      expiresAt: '2026-03-01T03:15:00.000Z',
      fields: [
        {
          name: 'subject',
          label: 'Subject',
          type: 'a text',
          input: 'line',
          isRequired: true,
          choices: [{ value: 'a', label: 'A' }],
          value: 'b',
        },
      ],
    });
  });

  it('says in a word what its button does', () => {
    expect(toWebForm({ fields: [aField()], command: 'preferences', expiresAt, submitText: 'Save\nit' }).submitText).toBe('Save it');
  });

  it('leaves out what would be sent as something else than it looks like', () => {
    const fields = [aField({ choices: [{ value: 'a\u202Eb' }, { value: 'a\nb' }, { value: 'c' }], value: 'x\u200By' })];

    const { fields: shown } = toWebForm({ fields, command: 'set draft-1', expiresAt });

    expect(shown).toMatchObject([{ choices: [{ value: 'c' }] }]);
    expect(shown[0]).not.toHaveProperty('value');
  });

  it.each([
    ['a name that is none', { fields: [aField({ name: "a' --b" })], command: 'set' }],
    ['a command with something unseen', { fields: [aField()], command: 'set\u202E' }],
    ['too many fields', { fields: Array.from({ length: 51 }, () => aField()), command: 'set' }],
  ])('is no form with %s', (_what, form) => {
    expect(toWebForm({ ...form, expiresAt }).fields).toEqual([]);
  });

  it('has its bounds', () => {
    const long = 'x'.repeat(5000);
    const choices = Array.from({ length: 500 }, (_, index) => ({ value: `v${index}`, label: long }));

    const { fields } = toWebForm({ fields: [aField({ type: long, choices, value: long })], command: 'set', expiresAt });

    expect(fields[0]?.type).toHaveLength(500);
    expect(fields[0]?.choices).toHaveLength(400);
    expect(fields[0]?.choices[0]?.label).toHaveLength(200);
    expect(fields[0]).not.toHaveProperty('value');
  });
});
