import { describe, expect, it } from 'vitest';
import type { ActionButton } from '../../messages/message.ts';
import { listInlines } from './list-inlines.ts';
import { readPress } from './press-value.ts';
import { renderActions } from './render-actions.ts';
import type { SlackBlock, SlackPressable } from './slack-payload.ts';

function anAction(text: string, more: Partial<ActionButton> = {}): ActionButton {
  return { text, command: `say ${text.toLowerCase()}`, style: 'plain', ...more };
}

function render(...actions: readonly ActionButton[]): SlackBlock[] {
  return renderActions(actions, { isDeaf: false });
}

function elementsOf(blocks: readonly SlackBlock[]): readonly SlackPressable[] {
  return blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
}

function wordsOf(blocks: readonly SlackBlock[]): string {
  return blocks
    .flatMap(listInlines)
    .map((element) => ('text' in element ? element.text : ''))
    .join('');
}

describe('renderActions', () => {
  it('makes a button that says its command, and one that gives it to be edited', () => {
    const elements = elementsOf(render(anAction('Confirm', { style: 'danger' }), anAction('Edit', { edits: true })));

    expect(elements).toEqual([
      {
        type: 'button',
        action_id: 'press-0',
        text: { type: 'plain_text', text: 'Confirm', emoji: false },
        value: 'ssay confirm',
        style: 'danger',
      },
      { type: 'button', action_id: 'press-1', text: { type: 'plain_text', text: 'Edit', emoji: false }, value: 'esay edit' },
    ]);
  });

  it('makes a button that carries the form which it opens, and says what to type where a button cannot carry it', () => {
    const asks = [{ name: 'comment', type: 'a text', input: 'line' as const, isRequired: false, choices: [] }];
    const [button, ...others] = elementsOf(
      render(anAction('Approve with comment', { asks }), anAction('Long', { asks, command: 'a'.repeat(2000) })),
    );

    const value = button !== undefined && 'value' in button ? readPress(button.value) : undefined;
    expect(others).toEqual([]);
    expect(value).toEqual({
      kind: 'form',
      form: { command: 'say approve with comment', isTypedWhole: true, title: 'Approve with comment', fields: asks },
    });
    expect(wordsOf(render(anAction('Long', { asks, command: 'a'.repeat(2000) })))).toContain(` --comment ''`);
  });

  it('asks before a press where the action has a question', () => {
    const [button] = elementsOf(render(anAction('Reboot', { question: 'Reboot <i-1>?', style: 'danger' })));

    expect(button).toMatchObject({
      confirm: { title: { text: 'Reboot' }, text: { text: 'Reboot &lt;i-1&gt;?' }, confirm: { text: 'Reboot' }, style: 'danger' },
    });
  });

  it('puts what is secondary into a menu behind the buttons, at most five in each', () => {
    const seconds = Array.from({ length: 7 }, (_, index) => anAction(`Second ${index}`, { isSecondary: true }));

    const [first, menu, other] = elementsOf(render(...seconds, anAction('First')));

    expect(first).toMatchObject({ type: 'button', value: 'ssay first' });
    expect(menu).toMatchObject({ type: 'overflow', action_id: 'menu-0', options: { length: 5 } });
    expect(other).toMatchObject({
      type: 'overflow',
      action_id: 'menu-1',
      options: [{ value: 'ssay second 5' }, { value: 'ssay second 6' }],
    });
  });

  it.each<[string, Partial<ActionButton>[]]>([
    ['is alone', [{}]],
    ['has a question, which a menu would ask for all', [{ question: 'Sure?' }, {}]],
    ['has a command that no menu holds', [{ command: 'a'.repeat(150) }, {}]],
  ])('leaves what is secondary a button where it %s', (_case, parts) => {
    const seconds = parts.map((part, index) => anAction(`Second ${index}`, { isSecondary: true, ...part }));

    expect(elementsOf(render(...seconds)).map(({ type }) => type)).toEqual(seconds.map(() => 'button'));
  });

  it('says what to type where a command does not fit into a button', () => {
    const long = `ec2 describe-instances --filters ${'a'.repeat(2000)}`;

    const blocks = render(anAction('Long', { command: long }), anAction('Short'));

    expect(elementsOf(blocks)).toHaveLength(1);
    expect(wordsOf(blocks)).toBe(`Long: @aws ${long}`);
  });

  it('leaves out what would be said otherwise than it looks', () => {
    expect(render(anAction('Two', { command: 'ec2 a\nec2 b' }), anAction('Unseen', { command: 'ec2 \u202Ea' }))).toEqual([]);
  });

  it('brings back a command with what Slack makes entities of', () => {
    const command = 'ec2 describe-instances --filters "Name=tag:a,Values=<b> & 100%"';
    const [button] = elementsOf(render(anAction('Find', { command })));
    const value = button !== undefined && 'value' in button ? button.value : '';

    expect(value).not.toMatch(/[&<>]/);
    expect(readPress(value)).toEqual({ kind: 'say', command });
  });

  it('starts a new row after 25 buttons', () => {
    const rows = render(...Array.from({ length: 30 }, (_, index) => anAction(`B${index}`)));

    expect(rows.map((row) => elementsOf([row]).length)).toEqual([25, 5]);
  });

  it('says what to type where nobody hears of a press', () => {
    const blocks = renderActions([anAction('Confirm')], { isDeaf: true });

    expect(elementsOf(blocks)).toEqual([]);
    expect(wordsOf(blocks)).toBe('Confirm: @aws say confirm');
  });
});
