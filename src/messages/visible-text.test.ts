import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from './testing/hostile-text.ts';
import { makeVisible } from './visible-text.ts';

const CONTROL = /[[\p{Cc}--[\t\n]]\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/v;

describe('makeVisible', () => {
  it.each([
    ['control characters', 'a\u0000b\u0007c\u007Fd\u0085', 'abcd\n'],
    ['terminal colors whole', 'a \u001B[1;31mred\u001B[0m b', 'a red b'],
    ['terminal sequences of the second kind', 'a\u009B2Jb', 'ab'],
    ['the escape of a window title, so that its text is seen', 'a\u001B]0;title\u0007b', 'a]0;titleb'],
    ['direction overrides and isolates', 'a\u202Egpj.exe\u202C \u2066x\u2069', 'agpj.exe x'],
    ['zero-width characters', 'adm\u200Bin\uFEFF\u2060\u00AD', 'admin'],
    ['tags that only a machine reads', 'hi\u{E0041}\u{E0042}\u{E007F}', 'hi'],
  ])('removes %s', (_what, source, visible) => {
    expect(makeVisible(source)).toBe(visible);
  });

  it.each([
    ['tabs and line feeds', 'a\tb\nc'],
    ['joiners of Persian and of emoji', 'می\u200Cخواهم 👨\u200D👩\u200D👧'],
    ['direction marks', 'א\u200F ב\u200E'],
    ['the flags of England, Scotland and Wales', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    ['brackets that follow no escape', '[31m [2J'],
  ])('keeps %s', (_what, source) => {
    expect(makeVisible(source)).toBe(source);
  });

  it.each(['\u0000', '\u001F', '\u007F', '\u0080', '\u00AD', '\u200B'])('removes %j where nothing else is unseen', (character) => {
    expect(makeVisible(`a${character}b`)).toBe('ab');
  });

  it('makes line feeds of all other line ends', () => {
    expect(makeVisible('a\r\nb\rc\u2028d\u2029e\u0085f\vg')).toBe('a\nb\nc\nd\ne\nf\ng');
  });

  it('replaces lone halves of characters, also those that a removed character keeps apart', () => {
    expect(makeVisible('\uD83D a')).toBe('\uFFFD a');
    expect(makeVisible('\uD83D\u202E\uDE00')).toBe('\uFFFD\uFFFD');
  });

  it('leaves nothing unseen in any text, and nothing to do the second time', () => {
    fc.assert(
      fc.property(hostileText(), (source) => {
        const visible = makeVisible(source);

        expect(visible).not.toMatch(CONTROL);
        expect(visible.isWellFormed()).toBe(true);
        expect(makeVisible(visible)).toBe(visible);
      }),
    );
  });
});
