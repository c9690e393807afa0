import { describe, expect, it } from 'vitest';
import { readChatReference } from './read-chat-reference.ts';

describe('readChatReference', () => {
  it.each([
    ['<https://a.example/?b=1&c>', 'https://a.example/?b=1&c'],
    ['<https://a.example|https://a.example>', 'https://a.example'],
    ['<http://a.example|a.example>', 'a.example'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['<mailto:a@b.example>', 'a@b.example'],
    ['<@U0123ABCD>', '<@U0123ABCD>'],
    ['<@U0123ABCD|ada>', '@ada'],
    ['<#C0123ABCD|general>', '#general'],
    ['<!here>', '<!here>'],
  ])('reads %s as %s', (reference, text) => {
    expect(readChatReference(`x ${reference} y`, 2)).toEqual({ text, end: 2 + reference.length });
  });

  it.each(['<name>', '< https://a.example>', '<https://a.example', '<@>', '<https://a b>', 'https://a.example', '<file.txt', ''])(
    'reads nothing from %j',
    (text) => {
      expect(readChatReference(text, 0)).toBeUndefined();
    },
  );
});
