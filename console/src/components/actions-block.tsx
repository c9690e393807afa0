// Buttons of a message: pressing one says its command for the reader, or puts it into the line to be changed.
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { WebBlock } from '../../../src/contract/web-message.ts';
import type { ActionPresses } from '../state/action-presses.ts';
import { useStore } from '../state/use-store.ts';

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
  return (
    <>
      <ul ref={list} class="actions-block">
        {actions.map(({ text, command, style, edits }, index) => (
          <li key={index}>
            <button
              type="button"
              class={styleClasses[style] ?? styleClasses.plain}
              aria-disabled={isWaiting && edits !== true}
              aria-busy={pressed?.waitingFor === command}
              title={edits === true ? `Puts “${command}” into the line` : `Sends “${command}”`}
              onClick={() => {
                if (edits === true) edit(command);
                else void actionPresses.press(messageId, command);
              }}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
      {pressed?.failure !== undefined && (
        <p class="failure" role="alert">
          {pressed.failure}
        </p>
      )}
    </>
  );
}
