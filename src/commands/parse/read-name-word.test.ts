import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { isBotName, isHelp, readName, readOption } from './read-name-word.ts';

function word(text: string, isQuoted = false): ShellWord {
  return { text, isQuoted, start: 0, end: text.length, startsLine: false };
}

describe('readName', () => {
  it('undoes what a chat client makes of hyphens, and drops what is not seen', () => {
    expect(readName('describe–instances')).toBe('describe-instances');
    expect(readName('describe‑instances')).toBe('describe-instances');
    expect(readName('describe−instances')).toBe('describe-instances');
    expect(readName('\u200Bdescribe\u00AD-instances\uFEFF')).toBe('describe-instances');
  });
});

describe('readOption', () => {
  it.each([
    ['--name', { name: 'name', hasOneHyphen: false }],
    ['--name=a=b', { name: 'name', value: 'a=b', hasOneHyphen: false }],
    ['--name=', { name: 'name', value: '', hasOneHyphen: false }],
    ['--name=a\nb', { name: 'name', value: 'a\nb', hasOneHyphen: false }],
    ['—name', { name: 'name', hasOneHyphen: false }],
    ['–name', { name: 'name', hasOneHyphen: false }],
    ['−−name', { name: 'name', hasOneHyphen: false }],
    ['——name', { name: 'name', hasOneHyphen: false }],
    ['--max—items', { name: 'max-items', hasOneHyphen: false }],
    ['\u200B--name', { name: 'name', hasOneHyphen: false }],
    ['-name', { name: 'name', hasOneHyphen: true }],
    ['--1', { name: '1', hasOneHyphen: false }],
  ])('reads %j as an option', (text, option) => {
    expect(readOption(word(text))).toEqual(option);
  });

  it.each(['name', '-', '--', '---', '-1', '-1.5', '', '--=x', '-- name', '\u200B', '-=x'])('reads %j as a value', (text) => {
    expect(readOption(word(text))).toBeUndefined();
  });

  it('reads a dash of print in quotes as a value, hyphens in quotes as a shell does', () => {
    expect(readOption(word('— a remark', true))).toBeUndefined();
    expect(readOption(word('–name', true))).toBeUndefined();
    expect(readOption(word('--name', true))).toEqual({ name: 'name', hasOneHyphen: false });
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '-', '--', '—'), fc.boolean(), (text, dashes, isQuoted) => {
        const option = readOption(word(dashes + text, isQuoted));

        expect(option === undefined || option.name.length > 0).toBe(true);
      }),
    );
  });
});

describe('isBotName', () => {
  it.each(['aws', 'AWS', '@aws', '@Aws', '\u200B@aws'])('knows %j', (text) => {
    expect(isBotName(text)).toBe(true);
  });

  it.each(['', 'awss', '@', '@@aws', 'aws ', 'ec2'])('does not know %j', (text) => {
    expect(isBotName(text)).toBe(false);
  });
});

describe('isHelp', () => {
  it('knows the word in any case', () => {
    expect([isHelp('help'), isHelp('HELP'), isHelp('helps')]).toEqual([true, true, false]);
  });
});
