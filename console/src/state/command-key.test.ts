import { describe, expect, it } from 'vitest';
import { PERSON_MESSAGE_MAX_LENGTH } from '../../../src/contract/admin-api.ts';
import { commandKey } from './command-key.ts';
import type { CommandKeyMeaning, CommandKeyPlace, KeyPress } from './command-key.ts';

const none = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, isComposing: false };
const line: CommandKeyPlace = { isListOpen: false, listTakesEnter: false, isOnFirstLine: true, isOnLastLine: true };

describe('commandKey', () => {
  it.each<[Partial<KeyPress>, Partial<CommandKeyPlace>, CommandKeyMeaning | undefined]>([
    [{ key: 'Enter' }, {}, 'send'],
    [{ key: 'Enter', shiftKey: true }, {}, undefined],
    [{ key: 'Enter', isComposing: true }, {}, undefined],
    [{ key: 'Enter' }, { isListOpen: true }, 'send'],
    [{ key: 'Enter' }, { isListOpen: true, listTakesEnter: true }, 'accept'],
    [{ key: 'Tab' }, { isListOpen: true }, 'accept'],
    [{ key: 'Tab', shiftKey: true }, { isListOpen: true }, undefined],
    [{ key: 'Tab' }, {}, undefined],
    [{ key: 'Escape' }, { isListOpen: true }, 'close'],
    [{ key: 'Escape' }, {}, undefined],
    [{ key: 'ArrowDown' }, { isListOpen: true }, 'next'],
    [{ key: 'ArrowUp' }, { isListOpen: true }, 'previous'],
    [{ key: 'ArrowUp' }, {}, 'older'],
    [{ key: 'ArrowUp' }, { isOnFirstLine: false }, undefined],
    [{ key: 'ArrowDown' }, {}, 'newer'],
    [{ key: 'ArrowDown' }, { isOnLastLine: false }, undefined],
    [{ key: ' ', ctrlKey: true }, {}, 'open'],
    [{ key: 'a' }, { isListOpen: true }, undefined],
  ])('understands %j at %j as %s', (press, place, meaning) => {
    expect(commandKey({ key: '', ...none, ...press }, { ...line, ...place })).toBe(meaning);
  });
});

describe('the line', () => {
  it('is as long as the contract lets it be', () => {
    expect(PERSON_MESSAGE_MAX_LENGTH).toBe(8000);
  });
});
