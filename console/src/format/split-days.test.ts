import { describe, expect, it } from 'vitest';
import { aChannelMessage } from '../testing/a-channel-message.ts';
import { splitDays } from './split-days.ts';

const berlin = { locale: 'en-GB', timeZone: 'Europe/Berlin' };

describe('splitDays', () => {
  it("puts messages under the days of the reader's zone", () => {
    const messages = ['2026-11-23T22:59:00Z', '2026-11-23T23:01:00Z', '2026-11-24T20:00:00Z'].map((postedAt) =>
      aChannelMessage({ postedAt }),
    );

    const days = splitDays(messages, berlin);

    expect(days.map(({ key, messages: ofDay }) => [key, ofDay.length])).toEqual([
      ['2026-11-23', 1],
      ['2026-11-24', 2],
    ]);
  });

  it('has no days for no messages', () => {
    expect(splitDays([], berlin)).toEqual([]);
  });
});
