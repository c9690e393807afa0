import { describe, expect, it } from 'vitest';
import { hasValueAt, proseAt, scalarAt, textAt } from './read-path.ts';

const roots = (document: unknown, envelope: unknown = {}) => ({ document, envelope });

describe('textAt', () => {
  it.each<[string, unknown, [path: string, expected: string | undefined]]>([
    ['a text', { a: { b: ' x ' } }, ['a.b', 'x']],
    ['a number', { a: 7 }, ['a', '7']],
    ['a truth value', { a: false }, ['a', 'false']],
    ['an element of a list', { a: [{ b: 'x' }, { b: 'y' }] }, ['a.1.b', 'y']],
    ['the elements of a list', { a: [{ b: 'x' }, { b: 'y' }, { b: 'x' }] }, ['a.b', 'x, y']],
    ['JSON in a text', { a: '{"b":{"c":"x"}}' }, ['a.b.c', 'x']],
    ['the first path that has a value', { b: 'x' }, ['a | b', 'x']],
    ['nothing where null is written', { a: 'null' }, ['a', undefined]],
    ['nothing where a context is empty', { a: '[: ]' }, ['a', undefined]],
    ['nothing for an object', { a: {} }, ['a', undefined]],
    ['nothing behind a text', { a: 'x' }, ['a.b.c', undefined]],
    ['nothing of a prototype', {}, ['constructor.name', undefined]],
    ['nothing of a text that only looks like JSON', { a: '{not json' }, ['a.b', undefined]],
  ])('reads %s', (_what, document, [path, expected]) => {
    expect(textAt(roots(document), path)).toBe(expected);
  });

  it('starts at the envelope where the path says so', () => {
    expect(textAt(roots({ account: '1' }, { account: '2', resources: ['a'] }), '$.account')).toBe('2');
    expect(textAt(roots({}, { resources: ['a', 'b'] }), '$.resources.0')).toBe('a');
  });

  it('reads nothing without a path', () => {
    expect(textAt(roots({ a: 1 }), undefined)).toBeUndefined();
  });
});

describe('proseAt', () => {
  it('tells the values of two keys together, each pair on its line, or the one that there is', () => {
    const document = { failed: [{ action: 'Deploy', why: 'No such role' }, { action: 'Test' }, { why: 'Timed out' }, { other: 1 }] };

    expect(proseAt(roots(document), 'failed.action: why')).toBe('Deploy: No such role\nTest\nTimed out');
    expect(proseAt(roots({ failed: {} }), 'failed.action: why')).toBeUndefined();
    expect(proseAt(roots({ failed: { 'action: why': 'its own key' } }), 'failed.action: why')).toBe('its own key');
  });
});

describe('scalarAt', () => {
  it('keeps numbers, and says at which path it found them', () => {
    expect(scalarAt(roots({ b: 5 }), 'a | b')).toEqual({ path: 'b', value: 5 });
  });

  it('says in one text what is in a list', () => {
    expect(scalarAt(roots({ a: [{ name: 'x', status: 'FAILED' }] }), 'a')).toEqual({ path: 'a', value: 'x (FAILED)' });
  });
});

describe('hasValueAt', () => {
  it('tells objects and empty texts from nothing', () => {
    expect(['a', 'b', 'c', 'd'].map((path) => hasValueAt(roots({ a: {}, b: '', c: null }), path))).toEqual([true, true, false, false]);
  });

  it('reads chosen elements of a list, their number, and texts without the encoding of addresses', () => {
    const document = {
      alerts: [
        { status: 'firing', name: 'a' },
        { status: 'resolved', name: 'b' },
        { status: 'firing', name: 'c' },
      ],
      keys: ['a+b%20%28c%29.csv', '%', 1],
    };
    const roots = { document, envelope: document };

    expect(textAt(roots, 'alerts.?status=firing.name')).toBe('a, c');
    expect(textAt(roots, 'alerts.?status=firing.length')).toBe('2');
    expect(textAt(roots, 'alerts.?status=unknown.length')).toBeUndefined();
    expect(textAt(roots, 'alerts.length')).toBe('3');
    expect(textAt(roots, 'keys.decoded')).toBe('a b (c).csv, %');
  });
});
