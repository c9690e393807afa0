import { describe, expect, it } from 'vitest';
import type { Reading } from '../../aws/reading.ts';
import { readWithin } from './read-within.ts';

const never = (): Promise<Reading<string>> => new Promise(() => undefined);

describe('readWithin', () => {
  it('waits no longer than the signal for a source that does not look at it', async () => {
    const timer = new AbortController();
    const settled = readWithin(never, timer.signal);
    timer.abort();

    await expect(settled).resolves.toMatchObject({ status: 'not-read', why: 'slow' });
  });

  it('takes what a source has by then that does', async () => {
    const timer = new AbortController();
    const settled = readWithin<string>(
      () =>
        new Promise((resolve) => {
          timer.signal.addEventListener('abort', () => {
            resolve({ status: 'read', value: 'the first page' });
          });
        }),
      timer.signal,
    );
    timer.abort();

    await expect(settled).resolves.toEqual({ status: 'read', value: 'the first page' });
  });

  it('begins nothing when the time is over', async () => {
    let isAsked = false;
    const read = (): Promise<Reading<string>> => {
      isAsked = true;
      return never();
    };

    await expect(readWithin(read, AbortSignal.abort())).resolves.toMatchObject({ why: 'slow' });
    expect(isAsked).toBe(false);
  });
});
