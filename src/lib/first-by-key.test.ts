import { describe, expect, it } from 'vitest';
import { createFirstByKey } from './first-by-key.ts';

interface Entry {
  readonly name: string;
  readonly isHidden?: true;
}

const nameOf = ({ name, isHidden }: Entry): string | undefined => (isHidden === true ? undefined : name);

describe('createFirstByKey', () => {
  it('finds the first entry that has the key', () => {
    const find = createFirstByKey(nameOf);
    const [hidden, first, second] = [{ name: 'a', isHidden: true as const }, { name: 'a' }, { name: 'a' }];

    expect(find([hidden, first, second], 'a')).toBe(first);
  });

  it('finds nothing where no entry has it', () => {
    expect(createFirstByKey(nameOf)([{ name: 'a' }], 'b')).toBeUndefined();
  });

  it('keeps lists apart', () => {
    const find = createFirstByKey(nameOf);
    find([{ name: 'a' }], 'a');

    expect(find([{ name: 'b' }], 'a')).toBeUndefined();
  });

  it('walks through a list once', () => {
    let count = 0;
    const find = createFirstByKey((entry: Entry) => {
      count += 1;
      return entry.name;
    });
    const list = [{ name: 'a' }, { name: 'b' }];

    expect(find(list, 'b')).toBe(list[1]);
    expect(find(list, 'a')).toBe(list[0]);

    expect(count).toBe(2);
  });
});
