// Buttons of a message: pressing one says its command for the reader, puts it into the line to be changed, or asks in a form first.
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WebBlock } from '../../../src/contract/web-message.ts';
import type { ActionPresses } from '../state/action-presses.ts';
import { useStore } from '../state/use-store.ts';
import { FormBlock } from './form-block.tsx';

type WebAction = Extract<WebBlock, { kind: 'actions' }>['actions'][number];

/** Which buttons, whose they are, and what was pressed. */
export interface ActionsBlockProps {
  readonly actions: readonly WebAction[];
  readonly messageId: string;
  readonly actionPresses: ActionPresses;
}

const styleClasses: Readonly<Record<WebAction['style'], string>> = {
  primary: 'button button-primary',
  danger: 'button button-danger',
  plain: 'button',
};

/** Shows the buttons; while an answer is waited for they keep the focus and only say so. */
export function ActionsBlock({ actions, messageId, actionPresses }: ActionsBlockProps): VNode | null {
  const pressed = useStore(actionPresses.state).get(messageId);
  const list = useRef<HTMLUListElement>(null);
  const [opened, setOpened] = useState<number | undefined>(undefined);

  // The buttons go with the answer; the list of messages takes their focus, so that the keys go on scrolling.
  useLayoutEffect(() => {
    const element = list.current;
    return () => {
      if (element?.contains(document.activeElement) === true)
        document.querySelector<HTMLElement>('#messages')?.focus({ preventScroll: true });
    };
  }, []);

  function edit(command: string): void {
    actionPresses.edit(command);
    // The line has the text only once it is drawn anew.
    requestAnimationFrame(() => {
      const line = document.querySelector<HTMLTextAreaElement>('#line');
      line?.focus();
      line?.setSelectionRange(line.value.length, line.value.length);
    });
  }

  if (actions.length === 0) return null;
  const isWaiting = pressed?.waitingFor !== undefined;
  const asking = opened === undefined ? undefined : actions[opened];
  const form = asking?.asks === undefined ? undefined : { kind: 'form' as const, command: asking.command, fields: asking.asks };
  return (
    <>
      <ul ref={list} class="actions-block">
        {actions.map(({ text, command, style, edits, asks }, index) => (
          <li key={index}>
            <button
              type="button"
              class={styleClasses[style] ?? styleClasses.plain}
              aria-disabled={isWaiting && edits !== true}
              aria-expanded={asks === undefined ? undefined : opened === index}
              aria-busy={pressed?.waitingFor === command}
              title={titleOf(command, edits === true, asks !== undefined)}
              onClick={() => {
                if (edits === true) edit(command);
                else if (asks !== undefined) setOpened(opened === index ? undefined : index);
                else void actionPresses.press(messageId, command);
              }}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
      {form !== undefined && (
        <FormBlock
          key={opened}
          form={{ ...form, submitText: asking?.text ?? 'Send' }}
          canBeEmpty
          messageId={messageId}
          actionPresses={actionPresses}
        />
      )}
      {form === undefined && pressed?.failure !== undefined && (
        <p class="failure" role="alert">
          {pressed.failure}
        </p>
      )}
    </>
  );
}

function titleOf(command: string, edits: boolean, isAsking: boolean): string {
  if (edits) return `Puts “${command}” into the line`;
  return isAsking ? `Asks for more, then sends “${command}”` : `Sends “${command}”`;
}
