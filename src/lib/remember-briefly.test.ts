import { describe, expect, it, vi } from 'vitest';
import { rememberBriefly } from './remember-briefly.ts';

describe('rememberBriefly', () => {
  it('asks once for all who ask while the question is under way', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const ask = vi.fn<() => Promise<string>>(() => promise);
    let time = 0;
    const question = rememberBriefly(ask, () => time);

    const answers = [question(), question()];
    time = 60_000;
    answers.push(question());
    resolve('yes');

    expect(await Promise.all(answers)).toEqual(['yes', 'yes', 'yes']);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('asks again a second after the answer, not before', async () => {
    let time = 0;
    let answer = 0;
    const question = rememberBriefly(
      () => Promise.resolve((answer += 1)),
      () => time,
    );

    const seen = [await question()];
    time = 999;
    seen.push(await question());
    time = 1_000;
    seen.push(await question());

    expect(seen).toEqual([1, 1, 2]);
  });

  it('remembers a failure as it does an answer, and asks again after it', async () => {
    let time = 0;
    const ask = vi.fn<() => Promise<never>>(() => Promise.reject(new Error('away')));
    const question = rememberBriefly<never>(ask, () => time);

    await expect(question()).rejects.toThrow('away');
    await expect(question()).rejects.toThrow('away');
    expect(ask).toHaveBeenCalledOnce();
    time = 1_000;
    await expect(question()).rejects.toThrow('away');

    expect(ask).toHaveBeenCalledTimes(2);
  });
});
