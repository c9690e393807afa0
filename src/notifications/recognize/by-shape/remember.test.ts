import { describe, expect, it } from 'vitest';
import { remember } from './remember.ts';

function counted() {
  const asked: string[] = [];
  const answer = remember((text) => {
    asked.push(text);
    return `${text}!`;
  });
  return { asked, answer };
}

describe('remember', () => {
  it('asks once for the same text', () => {
    const { asked, answer } = counted();

    expect([answer('state'), answer('state'), answer('reason')]).toEqual(['state!', 'state!', 'reason!']);
    expect(asked).toEqual(['state', 'reason']);
  });

  it('keeps nothing of a text that is too long to be a key', () => {
    const { asked, answer } = counted();
    const long = 'x'.repeat(81);

    expect([answer(long), answer(long)]).toEqual([`${long}!`, `${long}!`]);
    expect(asked).toHaveLength(2);
  });

  it('begins anew once it keeps very many', () => {
    const { asked, answer } = counted();
    const texts = Array.from({ length: 4097 }, (_, index) => `key${index}`);
    for (const text of texts) answer(text);

    answer('key4096');
    expect(asked).toHaveLength(4097);
    answer('key0');
    expect(asked).toHaveLength(4098);
  });
});
