import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CallJournal } from './call-journal.ts';

describe('CallJournal', () => {
  it('knows of nothing that was sent before an attempt begins', () => {
    const journal = new CallJournal();

    expect([journal.wasSent, journal.host]).toEqual([false, undefined]);
  });

  it('counts an attempt under way as sent', () => {
    const journal = new CallJournal();

    journal.begin('sns.eu-west-1.amazonaws.com');

    expect([journal.wasSent, journal.host]).toEqual([true, 'sns.eu-west-1.amazonaws.com']);
  });

  it.each([
    { reached: [false], wasSent: false },
    { reached: [true], wasSent: true },
    { reached: [true, false], wasSent: true },
    { reached: [false, true], wasSent: true },
    { reached: [false, false], wasSent: false },
  ])('says that it was sent: $wasSent, after attempts that arrived: $reached', ({ reached, wasSent }) => {
    const journal = new CallJournal();

    for (const each of reached) {
      journal.begin('a');
      journal.end(each);
    }

    expect(journal.wasSent).toBe(wasSent);
  });

  it('closes answers that are still open', () => {
    const journal = new CallJournal();
    const bodies = [Readable.from(['a']), Readable.from(['b'])];
    for (const body of bodies) journal.opened(body);

    journal.close();

    expect(bodies.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });
});
