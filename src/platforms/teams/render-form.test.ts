import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskedParameter } from '../../domain/draft.ts';
import type { Form } from '../../messages/message.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { readActivity } from './read-activity.ts';
import { renderForm } from './render-form.ts';
import { renderTeamsMessage } from './render-teams-message.ts';
import { checkTeamsPayload } from './testing/check-teams-payload.ts';

const expiresAt = new Date('2026-03-01T03:05:00Z');
const field = (change: Partial<AskedParameter> = {}): AskedParameter => ({
  name: 'instance-ids',
  type: 'one or more texts',
  input: 'line',
  isRequired: true,
  choices: [],
  ...change,
});
const form = (...fields: readonly AskedParameter[]): Form => ({ command: 'set', fields, expiresAt });
const choice = (value: string) => ({ value });
const MANY_CHOICES = Array.from({ length: 100 }, (_, index) => choice(`i-0a1b2c3d4e5f${index}`));

describe('renderForm', () => {
  it('has an input a field, and a button that hands them in', () => {
    expect(renderForm(form(field({ label: 'the instances', value: 'i-1' })), 0)).toEqual({
      type: 'Container',
      style: 'default',
      items: [
        {
          type: 'Input.Text',
          id: 'form0.typed.instance-ids',
          label: 'the instances (instance-ids)',
          placeholder: 'one or more texts',
          value: 'i-1',
          isRequired: true,
          errorMessage: 'instance-ids is needed',
        },
        {
          type: 'ActionSet',
          actions: [
            {
              type: 'Action.Execute',
              title: 'Send',
              verb: 'form',
              data: { command: 'set', form: 0, fields: [['instance-ids', 'line', 1]] },
              style: 'positive',
            },
          ],
        },
      ],
    });
  });

  it('lets one choose, and type another value; of neither alone it asks that it be filled in', () => {
    const items = renderForm(form(field({ choices: [{ value: 'i-1', label: 'web' }, choice('i-2')], value: 'i-2' })), 0)?.items ?? [];

    expect(items[0]).toMatchObject({
      type: 'Input.ChoiceSet',
      style: 'compact',
      value: 'i-2',
      choices: [
        { title: 'i-1 web', value: 'i-1' },
        { title: 'i-2', value: 'i-2' },
      ],
    });
    expect(items[1]).toMatchObject({ type: 'Input.Text', label: 'or another value' });
    expect(JSON.stringify(items)).not.toContain('isRequired');
  });

  it('lets one search among many choices, and choose several where several are asked for', () => {
    const many = Array.from({ length: 20 }, (_, index) => choice(`i-${index}`));

    expect(renderForm(form(field({ choices: many })), 0)?.items[0]).toMatchObject({ style: 'filtered' });
    expect(renderForm(form(field({ choices: many, input: 'values' })), 0)?.items[0]).toMatchObject({
      style: 'compact',
      isMultiSelect: true,
    });
  });

  it('offers no value that would come back as several, or as another one', () => {
    const choices = ['a,b', 'c', ' d', 'e\u202Ef', ''].map(choice);

    expect(renderForm(form(field({ choices, input: 'values' })), 0)?.items[0]).toMatchObject({ choices: [{ title: 'c', value: 'c' }] });
  });

  it.each<[string, Form]>([
    ['no fields', form()],
    ['two fields of one name', form(field(), field())],
    ['a name that could become an option', form(field({ name: 'a --b' }))],
    ['more fields than a card holds', form(...Array.from({ length: 51 }, (_, index) => field({ name: `f${index}` })))],
    ['more than a card holds', form(...Array.from({ length: 9 }, (_, index) => field({ name: `f${index}`, choices: MANY_CHOICES })))],
    ['an unseen character in its command', { ...form(field()), command: 'set \u202E' }],
  ])('is text where it has %s', (_what, given) => {
    expect(renderForm(given, 0)).toBeUndefined();
  });

  it('is within the limits of a message whatever its words are, and its values come back as they are', () => {
    const anyField = fc.record({
      name: fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
      label: hostileText(),
      type: hostileText(),
      input: fc.constantFrom('line', 'lines', 'values', 'structure'),
      isRequired: fc.boolean(),
      choices: fc.array(fc.record({ value: hostileText(), label: hostileText() }), { maxLength: 12 }),
      value: hostileText(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyField, { maxLength: 8, minLength: 1, selector: ({ name }) => name }), (fields) => {
        const given = form(...(fields as readonly AskedParameter[]));
        const payload = renderTeamsMessage({ ...aMessage(), blocks: [{ kind: 'form', ...given }] });

        expect(checkTeamsPayload(payload)).toEqual([]);
      }),
    );
  });

  it('says what was typed as the command that its button carries', () => {
    const rendered = renderForm(form(field(), field({ name: 'name', isRequired: false })), 3);
    const row = rendered?.items.at(-1);
    const action = row?.type === 'ActionSet' ? row.actions[0] : undefined;
    const data = action?.type === 'Action.Execute' ? action.data : {};
    const filled = { verb: 'form', data: { ...data, 'form3.typed.instance-ids': 'i-1', 'form3.typed.name': '--force' } };

    expect(readPressOf(filled)).toMatchObject({ command: "set --instance-ids='i-1' --name='--force'", missing: [] });
  });
});

function readPressOf(action: object) {
  const tenant = '00000000-0000-0000-0000-0000000000b1';
  return readActivity({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/amer/',
    from: { id: '29:ana' },
    recipient: { id: '28:bot' },
    conversation: { id: '19:ops@thread.tacv2', conversationType: 'channel', tenantId: tenant },
    value: { action },
  })?.call;
}
