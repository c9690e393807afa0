import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPath } from './read-path.ts';

const name = fc.stringMatching(/^[A-Za-z]{1,8}$/).filter((text) => !(text in {}));

describe('readPath', () => {
  it.each([
    { path: 'A', value: { A: 1 }, found: 1 },
    { path: 'A.B', value: { A: { B: 1 } }, found: 1 },
    { path: 'A.B', value: { A: 1 }, found: undefined },
    { path: 'A.B', value: {}, found: undefined },
    { path: 'A.length', value: { A: [1] }, found: undefined },
    { path: 'keys(A)', value: { A: { b: 1, c: 2 } }, found: ['b', 'c'] },
    { path: 'keys(A)', value: {}, found: [] },
    { path: 'keys(A)', value: { A: 'text' }, found: [] },
    { path: 'A[*].B', value: { A: [{ B: 1 }, {}, { B: 2 }] }, found: [1, 2] },
    { path: 'A[*].B.C', value: { A: [{ B: { C: 1 } }, { B: 1 }] }, found: [1] },
    { path: 'A[*]', value: { A: [1, null, 2] }, found: [1, 2] },
    { path: 'A[*].B', value: { A: {} }, found: undefined },
    { path: 'A[*].[B.C, D.C][]', value: { A: [{ B: { C: 1 } }, { D: { C: 2 } }] }, found: [1, 2] },
  ])('finds $found at $path', ({ path, value, found }) => {
    expect(readPath(value, path)).toEqual(found);
  });

  it('finds what stands at any path of names', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.jsonValue(), (names, leaf) => {
        let value: unknown = leaf;
        for (const each of names.toReversed()) value = { [each]: value };

        expect(readPath(value, names.join('.'))).toBe(leaf);
      }),
    );
  });

  it('finds the keys of any map', () => {
    fc.assert(
      fc.property(name, fc.dictionary(fc.string(), fc.jsonValue()), (map, entries) => {
        expect(readPath({ [map]: entries }, `keys(${map})`)).toEqual(Object.keys(entries));
      }),
    );
  });

  it('finds the members of any list, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { nil: undefined })), (members) => {
        const Items = members.map((Table) => ({ Get: Table === undefined ? {} : { Table } }));

        expect(readPath({ Items }, 'Items[*].Get.Table')).toEqual(members.filter((member) => member !== undefined));
      }),
    );
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, path) => {
        expect(() => readPath(value, path)).not.toThrow();
      }),
    );
  });

  it.each(['constructor', '__proto__', 'toString.name', 'keys(__proto__)', '__proto__[*]'])(
    'finds nothing of an object’s own workings: %s',
    (path) => {
      expect([undefined, []]).toContainEqual(readPath({}, path));
    },
  );
});
