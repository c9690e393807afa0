import { describe, expect, it } from 'vitest';
import { listNames, listTexts, membersOf, partsOf, textsOf } from './read-params.ts';

/** Wraps a value into as many structures, each named after how many are in it. */
function nest(value: unknown, levels: number): unknown {
  return levels === 0 ? value : { [`n${levels}`]: nest(value, levels - 1) };
}

/** The same with a list around each. */
function nestInLists(value: unknown, levels: number): unknown {
  return levels === 0 ? value : [nestInLists(value, levels - 1)];
}

describe('textsOf', () => {
  it.each([
    ['a', ['a']],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    ['', undefined],
    [[], undefined],
    [['a', ''], undefined],
    [['a', 7], undefined],
    [7, undefined],
    [undefined, undefined],
    [{ a: 'b' }, undefined],
  ])('of %j: %j', (value, texts) => {
    expect(textsOf(value)).toEqual(texts);
  });
});

describe('membersOf and partsOf', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, []],
    [[1], {}, [1]],
    [null, {}, []],
    ['a', {}, []],
  ])('of %j', (value, members, parts) => {
    expect(membersOf(value)).toEqual(members);
    expect(partsOf(value)).toEqual(parts);
  });
});

describe('listNames', () => {
  it('lists names of structures within structures and lists', () => {
    expect(listNames({ a: { b: 'c' }, d: [{ e: 1 }, 'f'], g: new Uint8Array([1]), h: new Date(), i: null })).toEqual([
      'a',
      'b',
      'd',
      'e',
      'g',
      'h',
      'i',
    ]);
  });

  it('ends a few levels deep', () => {
    expect(listNames(nest('x', 9))).toEqual(['n9', 'n8', 'n7', 'n6', 'n5', 'n4', 'n3']);
    expect(listNames(nestInLists({ a: 1 }, 6))).toEqual(['a']);
    expect(listNames(nestInLists({ a: 1 }, 7))).toEqual([]);
  });
});

describe('listTexts', () => {
  it('lists texts of structures within structures and lists', () => {
    expect(listTexts({ a: { b: 'c' }, d: ['e', [{ f: 'g' }, 7]], h: new Uint8Array([1]), i: '' })).toEqual(['c', 'e', 'g', '']);
    expect(listTexts('a')).toEqual(['a']);
  });

  it('ends a few levels deep', () => {
    expect(listTexts(nest(['x'], 6))).toEqual(['x']);
    expect(listTexts(nest(['x'], 7))).toEqual([]);
    expect(listTexts(nestInLists(['x'], 6))).toEqual(['x']);
    expect(listTexts(nestInLists(['x'], 7))).toEqual([]);
  });
});
