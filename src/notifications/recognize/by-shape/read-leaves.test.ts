import { describe, expect, it } from 'vitest';
import { readLeaves } from './read-leaves.ts';

const pathsOf = (document: unknown): string[] => readLeaves(document).leaves.map(({ path, value }) => `${path.join('.')}=${String(value)}`);

describe('readLeaves', () => {
  it('reads values broadest first', () => {
    expect(pathsOf({ a: { b: 1, c: { d: 'deep' } }, e: true })).toEqual(['e=true', 'a.b=1', 'a.c.d=deep']);
  });

  it('leaves out nulls, empty texts and lone colons', () => {
    expect(pathsOf({ a: null, b: '', c: ' ', d: {}, e: [], f: ': ' })).toEqual([]);
  });

  it('reads pairs of names and values as a map', () => {
    expect(pathsOf({ tags: [{ Key: 'team', Value: 'shop' }], dimensions: [{ name: 'Id', value: 'i-1' }] })).toEqual([
      'tags.team=shop',
      'dimensions.Id=i-1',
    ]);
  });

  it('goes into a list of one, and sums up longer ones', () => {
    expect(pathsOf({ one: [{ a: 1 }], many: [{ name: 'x' }, { name: 'y' }] })).toEqual(['many=x, y', 'one.a=1']);
  });

  it('goes into the one element of a list that has failed', () => {
    const phases = [
      { type: 'INSTALL', status: 'SUCCEEDED' },
      { type: 'BUILD', status: 'FAILED', context: 'exit status 1' },
    ];

    expect(pathsOf({ phases })).toContain('phases.context=exit status 1');
  });

  it('goes into the one container that has crashed, not into those that were asked to stop', () => {
    const containers = [
      { name: 'app', exitCode: 137, reason: 'OutOfMemoryError' },
      { name: 'log', exitCode: 143, reason: 'Stopped' },
    ];

    expect(pathsOf({ containers })).toContain('containers.reason=OutOfMemoryError');
    expect(pathsOf({ containers })).not.toContain('containers.reason=Stopped');
  });

  it('sums up a list in which several have failed', () => {
    expect(
      pathsOf({
        jobs: [
          { name: 'a', state: 'FAILED' },
          { name: 'b', state: 'FAILED' },
        ],
      }),
    ).toEqual(['jobs=a (FAILED), b (FAILED)']);
  });

  it('reads JSON inside a text', () => {
    expect(pathsOf({ cause: '{"errorMessage":"declined"}', note: '{not json}' })).toEqual([
      'note={not json}',
      'cause.errorMessage=declined',
    ]);
  });

  it('reads keys that other objects inherit', () => {
    expect(pathsOf(JSON.parse('{"__proto__":{"polluted":1},"constructor":"x"}'))).toEqual(['constructor=x', '__proto__.polluted=1']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('stops at its bounds and says so', () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index]));
    const deep: unknown = JSON.parse('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000));

    expect(readLeaves(wide).isWhole).toBe(false);
    expect(readLeaves(wide).leaves.length).toBeLessThanOrEqual(2000);
    expect(readLeaves(deep)).toEqual({ leaves: [], isWhole: false });
    expect(readLeaves({ a: 1 }).isWhole).toBe(true);
  });
});
