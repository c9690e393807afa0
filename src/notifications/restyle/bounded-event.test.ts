import { describe, expect, it } from 'vitest';
import { boundEvent } from './bounded-event.ts';
import { EVENT_DEPTH_MAX, EVENT_ENTRIES_MAX, EVENT_VALUES_MAX, VALUE_MAX_LENGTH } from './template-limits.ts';

describe('boundEvent', () => {
  it('leaves an event of usual size as it is', () => {
    const event = { source: 'aws.ecs', detail: { list: [1, 'two', null, { three: true }], empty: {} } };

    expect(boundEvent(event)).toEqual(event);
  });

  it.each([undefined, null, 'text', 12, true])('takes %j', (json) => {
    expect(boundEvent(json)).toBe(json);
  });

  it('takes keys as keys, whatever they are called', () => {
    const copy = boundEvent(JSON.parse('{"__proto__":{"polluted":1},"constructor":"c"}')) as Record<string, unknown>;

    expect(Object.keys(copy)).toEqual(['__proto__', 'constructor']);
    expect(Object.keys(Object.getPrototypeOf(copy) as object)).toEqual([]);
    expect('toString' in copy || 'hasOwnProperty' in copy).toBe(false);
  });

  it('makes objects that are written as JSON where a text is wanted', () => {
    const copy = boundEvent({ a: { b: 'x'.repeat(VALUE_MAX_LENGTH) } }) as { readonly a: object };

    expect(`${copy.a as unknown as string}`).toMatch(/^\{"b":"x+$/);
    expect(JSON.stringify(copy)).toHaveLength(VALUE_MAX_LENGTH + '{"a":{"b":""}}'.length);
  });

  it('cuts texts, lists, objects, depth and the number of values', () => {
    const keys = Object.fromEntries(Array.from({ length: EVENT_ENTRIES_MAX + 5 }, (_, index) => [`k${index}`, index]));
    const wide = Array.from({ length: 100 }, () => Array.from({ length: EVENT_ENTRIES_MAX }, () => 1));

    expect(boundEvent('x'.repeat(VALUE_MAX_LENGTH * 3))).toHaveLength(VALUE_MAX_LENGTH);
    expect(Object.keys(boundEvent(keys) as object)).toHaveLength(EVENT_ENTRIES_MAX);
    expect(boundEvent(Array.from({ length: EVENT_ENTRIES_MAX + 5 }, () => 1))).toHaveLength(EVENT_ENTRIES_MAX);
    expect((boundEvent(wide) as unknown[][]).flat().length).toBeLessThanOrEqual(EVENT_VALUES_MAX);
  });

  it('cuts what is nested deeper than the stack', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));

    expect(JSON.stringify(boundEvent(deep)).length).toBeLessThan(EVENT_DEPTH_MAX * 3 + 10);
  });
});
