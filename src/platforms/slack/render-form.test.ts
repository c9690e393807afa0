import { describe, expect, it } from 'vitest';
import type { AskedParameter } from '../../domain/draft.ts';
import { readPress } from './press-value.ts';
import { renderSlackMessage } from './render-slack-message.ts';
import type { SlackPressable } from './slack-payload.ts';

const expiresAt = new Date('2026-11-20T03:15:12.000Z');

function aField(name: string, more: Partial<AskedParameter> = {}): AskedParameter {
  return { name, type: 'a text', input: 'line', isRequired: true, choices: [], ...more };
}

function show(fields: readonly AskedParameter[], { isDeaf = false, command = 'set draft-1' } = {}): readonly SlackPressable[] {
  const payload = renderSlackMessage(
    {
      title: { spans: [{ kind: 'text', text: 'Which service?' }] },
      tone: 'neutral',
      blocks: [{ kind: 'form', fields, command, expiresAt }],
      fallbackText: 'Which service?',
    },
    { isDeaf },
  );
  return payload.attachments.flatMap(({ blocks }) => blocks).flatMap((block) => (block.type === 'actions' ? block.elements : []));
}

function pressed(element: SlackPressable | undefined) {
  return element !== undefined && 'value' in element ? readPress(element.value) : undefined;
}

describe('renderForm', () => {
  it('shows a button that carries the form', () => {
    const fields = [aField('subject', { label: 'Subject' }), aField('body', { input: 'lines', isRequired: false, value: 'Hello' })];

    const elements = show(fields);

    expect(elements).toMatchObject([{ type: 'button', text: { text: 'Fill in' }, style: 'primary' }]);
    expect(pressed(elements[0])).toEqual({
      kind: 'form',
      form: { title: 'Which service?', command: 'set draft-1', expiresAt, fields },
    });
  });

  it('shows each of a few values of a single field as a button as well, which says what the form would say', () => {
    const choices = [{ value: 'ec2', label: 'Compute' }, { value: "it's" }];

    const elements = show([aField('service-code', { choices })]);

    expect(elements.map((element) => ('text' in element ? element.text.text : ''))).toEqual(['Compute (ec2)', "it's", 'Fill in']);
    expect(elements.slice(0, 2).map(pressed)).toEqual([
      { kind: 'say', command: "set draft-1 --service-code='ec2'" },
      { kind: 'say', command: String.raw`set draft-1 --service-code='it'\''s'` },
    ]);
  });

  it('says one of several values as a list of one', () => {
    const [first] = show([aField('instance-ids', { input: 'values', choices: [{ value: 'i-1' }] })]);

    expect(pressed(first)).toEqual({ kind: 'say', command: `set draft-1 --instance-ids='["i-1"]'` });
  });

  it.each<[string, readonly AskedParameter[], object]>([
    ['nobody hears of a press', [aField('subject')], { isDeaf: true }],
    ['its command would be said otherwise than it looks', [aField('subject')], { command: 'set \u202Edraft' }],
    ['a name could be an option of its own', [aField('-x --all')], {}],
    ['two fields have the same name', [aField('a'), aField('a')], {}],
    ['it has more fields than a view holds', Array.from({ length: 60 }, (_, index) => aField(`f${index}`)), {}],
  ])('asks in text where %s', (_case, fields, options) => {
    expect(show(fields, options)).toEqual([]);
  });
});
