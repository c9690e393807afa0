import { describe, expect, it } from 'vitest';
import { emojiCharacter } from './emoji.ts';

describe('emojiCharacter', () => {
  it.each([
    ['rocket', '🚀'],
    ['+1', '👍'],
    ['white_check_mark', '✅'],
    ['large_blue_circle', '🔵'],
    ['large_green_circle', '🟢'],
    ['large_red_square', '🟥'],
    ['flag-de', '🇩🇪'],
    ['skin-tone-6', '🏿'],
  ])('finds %s', (shortcode, character) => {
    expect(emojiCharacter(shortcode)).toBe(character);
  });

  it.each(['our-own-parrot', '', 'constructor', '__proto__', 'flag-zz', 'flag-ok', 'skin-tone-7', 'large_mauve_circle'])(
    'knows nothing of %j',
    (shortcode) => {
      expect(emojiCharacter(shortcode)).toBeUndefined();
    },
  );
});
