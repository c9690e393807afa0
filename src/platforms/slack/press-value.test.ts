import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../../domain/draft.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { armor, disarm, readPress, writeForm, writePress, type CarriedForm } from './press-value.ts';
import { MAX_BUTTON_VALUE_LENGTH } from './slack-limits.ts';

function aForm(choices: readonly Choice[]): CarriedForm {
  return {
    title: 'Which service-code?',
    command: 'set draft-1',
    expiresAt: new Date('2026-11-20T03:15:12.000Z'),
    fields: [{ name: 'service-code', label: 'Service', type: 'a text', input: 'line', isRequired: true, choices, value: 'ec2' }],
  };
}

/** What Slack may make of a value on its way. */
function throughSlack(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

describe('armor', () => {
  it('is undone by disarm, also where Slack has turned characters into entities', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.string({ unit: 'binary' }), fc.constant('%26 &amp; %2526')), (text) => {
        expect(disarm(throughSlack(armor(text)))).toBe(text);
      }),
    );
  });
});

describe('writePress', () => {
  it('carries a command there and back', () => {
    fc.assert(
      fc.property(hostileText(), fc.constantFrom('say' as const, 'edit' as const), (command, kind) => {
        const value = writePress({ kind, command }, MAX_BUTTON_VALUE_LENGTH);

        expect(value === undefined ? undefined : readPress(value)).toEqual(command.isWellFormed() ? { kind, command } : undefined);
      }),
    );
  });

  it('writes nothing where the command does not fit', () => {
    expect(writePress({ kind: 'say', command: 'a'.repeat(149) }, 150)).toHaveLength(150);
    expect(writePress({ kind: 'say', command: 'a'.repeat(150) }, 150)).toBeUndefined();
    expect(writePress({ kind: 'say', command: `${'a'.repeat(147)}<` }, 150)).toBeUndefined();
  });
});

describe('writeForm', () => {
  it('carries a form there and back', () => {
    const form = { ...aForm([{ value: 'ec2', label: 'Compute <&>' }, { value: 's3' }]), isTypedWhole: true } as const;

    expect(readPress(throughSlack(writeForm(form) ?? ''))).toEqual({ kind: 'form', form });
  });

  it('keeps as many choices as there is room for, and that there are more', () => {
    const choices = Array.from({ length: 250 }, (_, index) => ({ value: `service-${index}`, label: `Amazon Service Number ${index}` }));

    const value = writeForm(aForm(choices)) ?? '';
    const read = readPress(value);
    const [field] = read?.kind === 'form' ? read.form.fields : [];

    expect(value.length).toBeLessThanOrEqual(MAX_BUTTON_VALUE_LENGTH);
    expect(field?.choices).toEqual(choices.slice(0, 25));
    expect(field?.hasMore).toBe(true);
  });

  it('writes nothing where there is no room for the fields', () => {
    const [field] = aForm([]).fields;
    const fields = Array.from({ length: 60 }, (_, index) => ({ ...field, name: `parameter-${index}` }) as CarriedForm['fields'][number]);

    expect(writeForm({ ...aForm([]), fields })).toBeUndefined();
  });
});

describe('readPress', () => {
  it.each(['', 'x', 'confirm K7QX2M', 'f', 'f{}', 'f{"c":1}', 'fnull', 'f[', 'f{"c":"a","t":"b","x":0,"f":[["a"]]}'])(
    'reads nothing in %j, which no button of ours carries',
    (value) => {
      expect(readPress(value)).toBeUndefined();
    },
  );
});
