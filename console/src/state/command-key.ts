// What a key means in the line in which a command is typed.

/** What is to be done. */
export type CommandKeyMeaning = 'send' | 'accept' | 'next' | 'previous' | 'close' | 'open' | 'older' | 'newer';

/** The part of a key press that counts. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing'>;

/** Where the key is pressed. */
export interface CommandKeyPlace {
  readonly isListOpen: boolean;
  readonly listTakesEnter: boolean;
  readonly isOnFirstLine: boolean;
  readonly isOnLastLine: boolean;
}

/** Tells what a key press means; undefined leaves the key to the browser. */
export function commandKey(press: KeyPress, place: CommandKeyPlace): CommandKeyMeaning | undefined {
  // While characters of an input method are being put together the keys are its own.
  if (press.isComposing) return undefined;
  const isPlain = !press.shiftKey && !press.ctrlKey && !press.altKey && !press.metaKey;
  if (press.key === ' ' && press.ctrlKey) return 'open';
  if (!isPlain) return undefined;
  return (place.isListOpen ? keyOfList(press.key, place) : undefined) ?? keyOfLine(press.key, place);
}

function keyOfList(key: string, { listTakesEnter }: CommandKeyPlace): CommandKeyMeaning | undefined {
  switch (key) {
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return 'previous';
    case 'Tab':
      return 'accept';
    case 'Enter':
      return listTakesEnter ? 'accept' : undefined;
    case 'Escape':
      return 'close';
    default:
      return undefined;
  }
}

function keyOfLine(key: string, { isOnFirstLine, isOnLastLine }: CommandKeyPlace): CommandKeyMeaning | undefined {
  if (key === 'Enter') return 'send';
  if (key === 'ArrowUp' && isOnFirstLine) return 'older';
  return key === 'ArrowDown' && isOnLastLine ? 'newer' : undefined;
}
