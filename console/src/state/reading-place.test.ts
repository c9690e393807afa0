import { describe, expect, it } from 'vitest';
import { readingPlace } from './reading-place.ts';

const endingShort = { clientHeight: 600, scrollHeight: 2000, newestTop: 1700 };
const endingTall = { clientHeight: 600, scrollHeight: 2000, newestTop: 1012 };

describe('readingPlace', () => {
  it.each([
    { where: 'at the end, where the newest message has room', scrollTop: 1400, sizes: endingShort, place: 'newest' },
    { where: 'a fraction of a line before the end', scrollTop: 1380.5, sizes: endingShort, place: 'newest' },
    { where: 'lines before the end', scrollTop: 1370, sizes: endingShort, place: 'elsewhere' },
    { where: 'at the beginning of a tall newest message', scrollTop: 1000, sizes: endingTall, place: 'newest' },
    { where: 'in the middle of a tall newest message', scrollTop: 1200, sizes: endingTall, place: 'elsewhere' },
    { where: 'at the end of a tall newest message', scrollTop: 1400, sizes: endingTall, place: 'end' },
    { where: 'before a tall newest message', scrollTop: 900, sizes: endingTall, place: 'elsewhere' },
  ])('knows who is $where', ({ scrollTop, sizes, place }) => {
    expect(readingPlace(scrollTop, sizes)).toBe(place);
  });
});
