import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submissionPayload, type FakeFilling } from '../../../../test/fakes/slack-double-interactions.ts';
import { arbitraryForm } from '../../../messages/testing/arbitrary-message.ts';
import { hostileText } from '../../../messages/testing/hostile-text.ts';
import type { CarriedField, CarriedForm } from '../press-value.ts';
import { checkSlackView } from '../testing/check-slack-view.ts';
import { editView, formView } from './form-view.ts';
import { readSubmission } from './read-submission.ts';
import type { SlackInput, SlackView } from './slack-view.ts';

const place = { channelId: 'C0OPS', threadTs: '17.1' };

function aField(name: string, more: Partial<CarriedField> = {}): CarriedField {
  return { name, type: 'a text', input: 'line', isRequired: true, choices: [], ...more };
}

function aForm(...fields: readonly CarriedField[]): CarriedForm {
  return { title: 'Which?', command: 'set draft-1', expiresAt: new Date('2026-11-20T03:15:12.000Z'), fields };
}

function viewOf(...fields: readonly CarriedField[]): SlackView {
  const view = formView(aForm(...fields), place);
  if (view === undefined) throw new Error('no view');
  expect(checkSlackView(view)).toEqual([]);
  return view;
}

function viewProblems(form: CarriedForm): readonly string[] {
  const view = formView(form, place);
  return view === undefined ? [] : checkSlackView(view);
}

function inputsOf(view: SlackView): readonly SlackInput[] {
  return view.blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
}

/** What is said when the view is filled in so and sent. */
function said(view: SlackView, filling: FakeFilling = {}) {
  return readSubmission(submissionPayload({ id: 'V1', view, userId: 'U0ANA', teamId: 'T0FIRST' }, filling))?.said;
}

describe('formView', () => {
  it('keeps to what Slack takes, whatever the form', () => {
    fc.assert(
      fc.property(arbitraryForm, hostileText(), (form, title) => {
        const fields = form.fields.map((field, index) => ({ ...field, name: `field-${index}` }));

        expect(viewProblems({ ...form, title })).toEqual([]);
        expect(viewProblems({ ...form, title, fields })).toEqual([]);
      }),
    );
  });

  it('has an input for a line, for several lines, for several values and for a structure', () => {
    const view = viewOf(
      aField('subject', { label: 'Subject' }),
      aField('body', { input: 'lines', isRequired: false }),
      aField('cc', { input: 'values' }),
      aField('dimensions', { input: 'structure', value: '[{"Name": "x"}]' }),
    );

    expect(inputsOf(view)).toMatchObject([
      { label: { text: 'Subject' }, hint: { text: '--subject: a text' }, optional: false, element: { multiline: false } },
      { label: { text: 'body' }, optional: true, element: { multiline: true } },
      { hint: { text: '--cc: a text. One a line.' }, element: { multiline: true } },
      { element: { multiline: true, initial_value: '[{"Name": "x"}]' } },
    ]);
  });

  it('has lists to choose from, boxes where several of few may be chosen, and what was given so far chosen', () => {
    const few = [{ value: 'i-1', label: 'web' }, { value: 'i-2' }];
    const many = Array.from({ length: 20 }, (_, index) => ({ value: `i-${index}` }));
    const view = viewOf(
      aField('code', { choices: few, value: 'i-2' }),
      aField('some', { input: 'values', choices: few, value: '["i-1","i-2"]' }),
      aField('others', { input: 'values', choices: many }),
    );

    expect(inputsOf(view).map(({ element }) => element)).toMatchObject([
      { type: 'static_select', options: [{ text: { text: 'web (i-1)' } }, {}], initial_option: { value: 'i-2' } },
      { type: 'checkboxes', initial_options: [{ value: 'i-1' }, { value: 'i-2' }] },
      { type: 'multi_static_select', options: { length: 20 } },
    ]);
  });

  it('takes another value where there are more than those to choose from, and where the value so far is none of them', () => {
    const choices = Array.from({ length: 550 }, (_, index) => ({ value: `i-${index}` }));
    const view = viewOf(
      aField('many', { choices }),
      aField('cut', { choices: [{ value: 'a' }], hasMore: true }),
      aField('else', { choices: [{ value: 'a' }], value: 'b' }),
    );

    expect(inputsOf(view).map(({ label, optional, element }) => [label.text, optional, element.type])).toEqual([
      ['many', true, 'static_select'],
      ['many: another value', true, 'plain_text_input'],
      ['cut', true, 'static_select'],
      ['cut: another value', true, 'plain_text_input'],
      ['else', true, 'static_select'],
      ['else: another value', true, 'plain_text_input'],
    ]);
    expect(inputsOf(view).at(-1)?.element).toMatchObject({ initial_value: 'b' });
  });

  it('puts many choices into groups of a hundred', () => {
    const choices = Array.from({ length: 150 }, (_, index) => ({ value: `i-${index}` }));
    const view = viewOf(aField('one', { choices, value: 'i-149' }), aField('some', { input: 'values', choices }));

    expect(inputsOf(view).map(({ element }) => element)).toMatchObject([
      {
        type: 'static_select',
        option_groups: [{ label: { text: '1 – 100' } }, { label: { text: '101 – 150' } }],
        initial_option: { value: 'i-149' },
      },
      { type: 'multi_static_select', option_groups: [{ options: { length: 100 } }, { options: { length: 50 } }] },
    ]);
    expect(said(view, { some: ['i-120'] })).toEqual({ text: `set draft-1 --one='i-149' --some='["i-120"]'` });
  });

  it('shows fewer choices where a view could not hold them all', () => {
    const choices = Array.from({ length: 500 }, (_, index) => ({ value: `arn:aws:iam::123456789012:role/a-rather-long-name-${index}` }));
    const view = viewOf(...Array.from({ length: 20 }, (_, index) => aField(`role-${index}`, { choices })));

    expect(inputsOf(view)).toHaveLength(40);
    expect(inputsOf(view)[0]?.element).toMatchObject({ options: { length: 25 } });
  });

  it('does without choices that would come back as something else', () => {
    const choices = [{ value: 'a\nb' }, { value: ' a' }, { value: 'x'.repeat(151) }, { value: 'a' }, { value: 'a', label: 'again' }];

    expect(inputsOf(viewOf(aField('code', { choices })))[0]?.element).toMatchObject({ options: [{ value: 'a' }] });
  });
});

describe('readSubmission', () => {
  it('says the command with each value in quotes', () => {
    const view = viewOf(
      aField('subject'),
      aField('ids', { input: 'values', choices: [{ value: 'i-1', label: '<b>' }, { value: 'i-2' }] }),
      aField('cc', { input: 'values', isRequired: false }),
      aField('body', { input: 'lines', isRequired: false }),
    );

    expect(said(view, { subject: "it's --all", ids: ['<b> (i-1)', 'i-2'], cc: ['a@example.com', 'b@example.com'] })).toEqual({
      text: String.raw`set draft-1 --subject='it'\''s --all' --ids='["i-1","i-2"]' --cc='["a@example.com","b@example.com"]'`,
    });
  });

  it('says whatever was typed or chosen so that it stays one value', () => {
    fc.assert(
      fc.property(hostileText(), (typed) => {
        const text = said(viewOf(aField('name', { isRequired: false })), { name: typed });

        const value = typed.trim().replaceAll("'", String.raw`'\''`);
        expect(text).toEqual({ text: value === '' ? 'set draft-1' : `set draft-1 --name='${value}'` });
      }),
    );
  });

  it('takes what was typed besides for one value, and adds it for several', () => {
    const choices = [{ value: 'a' }, { value: 'b' }];
    const view = viewOf(aField('one', { choices, hasMore: true }), aField('some', { input: 'values', choices, hasMore: true }));
    const filling = { one: 'a', 'one: another value': 'c', some: ['a'], 'some: another value': 'c\nd' };

    expect(said(view, filling)).toEqual({ text: `set draft-1 --one='c' --some='["a","c","d"]'` });
    expect(said(view, { one: 'b', 'some: another value': '["x"]' })).toEqual({ text: `set draft-1 --one='b' --some='["x"]'` });
  });

  it('tells at the second input that something is needed where both are empty', () => {
    const view = viewOf(aField('one', { choices: [{ value: 'a' }], hasMore: true }));

    expect(said(view)).toEqual({ errors: { 'line required one other': 'This is needed.' } });
  });

  it('says an edited command as it was typed', () => {
    const view = editView('ec2 describe-instances --filters <a&b>', place);
    if (view === undefined) throw new Error('no view');

    expect(checkSlackView(view)).toEqual([]);
    expect(said(view)).toEqual({ text: 'ec2 describe-instances --filters <a&b>' });
    expect(said(view, { Command: ' s3 ls ' })).toEqual({ text: 's3 ls' });
  });

  it('leaves alone what is no view of Signalbox', () => {
    const view = viewOf(aField('a'));
    const sent = (more: Partial<SlackView>) =>
      submissionPayload({ id: 'V1', view: { ...view, ...more }, userId: 'U0ANA', teamId: 'T0FIRST' }, { a: 'x' });

    expect(readSubmission(sent({ callback_id: 'other' }))).toBeUndefined();
    expect(readSubmission(sent({ private_metadata: '{' }))).toBeUndefined();
    expect(readSubmission(undefined)).toBeUndefined();
  });
});
