// The line in which a command is typed. Enter sends it; Tab, or Enter within a word, takes the completion.
import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OpenChannel } from '../state/chat.ts';
import { commandKey } from '../state/command-key.ts';
import type { CommandKeyMeaning, CommandKeyPlace } from '../state/command-key.ts';
import type { TypedLine } from '../state/line-completion.ts';
import { useStore } from '../state/use-store.ts';
import { COMPLETION_LIST_ID, completionId, CompletionPopup } from './completion-popup.tsx';

/** Whose line, and who hears that it is finished. */
export interface CommandLineProps {
  readonly opened: Pick<OpenChannel, 'composer' | 'lineCompletion'>;
  readonly line: RefObject<HTMLTextAreaElement | null>;
  readonly onSend: () => void;
}

// The contract's PERSON_MESSAGE_MAX_LENGTH; its module is not part of the page.
const LINE_MAX_LENGTH = 8000;

/** Shows the line. */
export function CommandLine({ opened: { composer, lineCompletion }, line, onSend }: CommandLineProps): VNode {
  const { draft } = useStore(composer.state);
  const completion = useStore(lineCompletion.state);
  const isOpen = completion.status === 'open';
  const nextCursor = useRef<number>(undefined);

  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return;
    growWithText(element);
    if (nextCursor.current === undefined) return;
    element.setSelectionRange(nextCursor.current, nextCursor.current);
    nextCursor.current = undefined;
  }, [draft]);

  function ask(): void {
    const element = line.current;
    if (element !== null) void lineCompletion.ask({ text: element.value, cursor: element.selectionStart });
  }

  function takeIn(accepted: TypedLine | undefined): void {
    if (accepted === undefined) return;
    nextCursor.current = accepted.cursor;
    composer.write(accepted.text);
    void lineCompletion.ask(accepted);
  }

  function recall(isRecalled: boolean): boolean {
    if (isRecalled) nextCursor.current = composer.state.read().draft.length;
    return isRecalled;
  }

  /** What a key does; an arrow that recalls nothing moves the cursor as ever. */
  const deeds: Readonly<Record<CommandKeyMeaning, () => boolean | void>> = {
    send: onSend,
    accept: () => takeIn(lineCompletion.accept()),
    next: () => lineCompletion.move(1),
    previous: () => lineCompletion.move(-1),
    close: () => lineCompletion.close(),
    open: ask,
    older: () => recall(composer.recallOlder()),
    newer: () => recall(composer.recallNewer()),
  };

  function onKeyDown(event: KeyboardEvent): void {
    const element = line.current;
    if (element === null) return;
    const meaning = commandKey(event, {
      isListOpen: isOpen,
      listTakesEnter: lineCompletion.takesEnter(),
      ...cursorPlace(element),
    });
    if (meaning !== undefined && deeds[meaning]() !== false) event.preventDefault();
  }

  return (
    <div class="command-line">
      <CompletionPopup lineCompletion={lineCompletion} onChoose={(index) => takeIn(lineCompletion.accept(index))} />
      <textarea
        ref={line}
        id="line"
        rows={1}
        value={draft}
        maxLength={LINE_MAX_LENGTH}
        placeholder="@aws ec2 describe-instances"
        aria-label="Command or message"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? COMPLETION_LIST_ID : undefined}
        aria-activedescendant={isOpen ? completionId(completion.activeIndex) : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        enterkeyhint="send"
        onInput={(event) => {
          composer.write(event.currentTarget.value);
          ask();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => lineCompletion.close()}
      />
    </div>
  );
}

/** Whether the cursor, where nothing is selected, stands on the first and on the last line. */
function cursorPlace({
  value,
  selectionStart,
  selectionEnd,
}: HTMLTextAreaElement): Pick<CommandKeyPlace, 'isOnFirstLine' | 'isOnLastLine'> {
  const hasSelection = selectionStart !== selectionEnd;
  return {
    isOnFirstLine: !hasSelection && !value.slice(0, selectionStart).includes('\n'),
    isOnLastLine: !hasSelection && !value.slice(selectionEnd).includes('\n'),
  };
}

/** Where a browser does not do it by itself. */
function growWithText(element: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight}px`;
}
