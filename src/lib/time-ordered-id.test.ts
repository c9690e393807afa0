import { validate, version } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createIdMaker } from './time-ordered-id.ts';

/** More than one draw of randomness serves. */
const COUNT = 600;

describe('createIdMaker', () => {
  it('makes valid ids of version 7, each greater than the one before, within one millisecond', () => {
    const newId = createIdMaker(() => 1_700_000_000_000);
    const ids = Array.from({ length: COUNT }, newId);

    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(COUNT);
  });

  it('goes on upwards where the clock is set back', () => {
    let now = 1_700_000_000_000;
    const newId = createIdMaker(() => now);
    const before = newId();
    now -= 60_000;

    expect(newId() > before).toBe(true);
  });

  it('tells the time of its making', () => {
    expect(createIdMaker(() => 0x0123_4567_89ab)()).toMatch(/^01234567-89ab-7/);
  });
});
