import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BacklogOrder, type BacklogItem } from './backlog-order.ts';

const item = (eventId: string, key = eventId, isUrgent = false): BacklogItem => ({ eventId, key, isUrgent, since: 0 });
const idsOf = (items: readonly BacklogItem[]): readonly string[] => items.map(({ eventId }) => eventId);

function orderOf(...items: readonly BacklogItem[]): BacklogOrder {
  const order = new BacklogOrder();
  for (const one of items) order.add(one);
  return order;
}

describe('BacklogOrder', () => {
  it('gives what is urgent first, and the rest as it came', () => {
    const order = orderOf(item('1'), item('2', '2', true), item('3'), item('4', '4', true));

    expect(order.hasUrgent).toBe(true);
    expect(idsOf(order.take(3))).toEqual(['2', '4', '1']);
    expect(order.hasUrgent).toBe(false);
    expect(idsOf(order.take(3))).toEqual(['3']);
    expect(order.size).toBe(0);
  });

  it('gives one of each key at a time, and brings what is before an urgent one of its key forward', () => {
    const order = orderOf(item('1'), item('opened', 'alarm'), item('worse', 'alarm', true), item('over', 'alarm'));

    expect(idsOf(order.take(2))).toEqual(['opened', '1']);
    expect(idsOf(order.take(2))).toEqual(['worse']);
    // What is behind the urgent one has its turn among all others.
    expect(order.hasUrgent).toBe(false);
    expect(idsOf(order.take(2))).toEqual(['over']);
  });

  it('gives nothing but what is urgent, and what is before it of its key, where that is asked for', () => {
    const order = orderOf(item('1'), item('opened', 'alarm'), item('worse', 'alarm', true));

    expect(idsOf(order.take(3, { isUrgentOnly: true }))).toEqual(['opened']);
    expect(idsOf(order.take(3, { isUrgentOnly: true }))).toEqual(['worse']);
    expect(idsOf(order.take(3, { isUrgentOnly: true }))).toEqual([]);
    expect(order.oldest?.eventId).toBe('1');
  });

  it('takes back what was not done: first of its key and before all others', () => {
    const order = orderOf(item('1'), item('2', 'alarm', true), item('3', 'alarm'));
    const taken = order.take(2);

    order.putBack(taken);

    expect(order.size).toBe(3);
    expect(order.hasUrgent).toBe(true);
    expect(idsOf(order.take(1))).toEqual(['2']);
    expect(idsOf(order.take(9))).toEqual(['3', '1']);
  });

  it('takes back the first of as many of one key as may wait', () => {
    const order = new BacklogOrder();
    for (let index = 0; index < 200_000; index += 1) order.add(item(`${index}`, 'alarm'));

    order.putBack(order.take(1));

    expect(order.size).toBe(200_000);
    expect([...idsOf(order.take(1)), ...idsOf(order.take(1))]).toEqual(['0', '1']);
  });

  it('gives each one once, and those of a key in their order, however much is put back', () => {
    const anyItem = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), isUrgent: fc.boolean() }, { noNullPrototype: true });
    const anyStep = fc.oneof(
      anyItem.map((added) => ({ added })),
      fc.record({ count: fc.nat(4), isDone: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }) }, { noNullPrototype: true }),
    );
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const order = new BacklogOrder();
        const added: BacklogItem[] = [];
        const done: BacklogItem[] = [];
        const work = (count: number, isDone: readonly boolean[]): void => {
          const taken = order.take(count);
          expect(new Set(taken.map(({ key }) => key)).size).toBe(taken.length);
          done.push(...taken.filter((_one, index) => isDone[index] === true));
          order.putBack(taken.filter((_one, index) => isDone[index] !== true));
        };
        for (const step of steps) {
          if ('added' in step) {
            const one = { ...step.added, eventId: `${added.length}`, since: added.length };
            added.push(one);
            order.add(one);
          } else work(step.count, step.isDone);
          expect(order.size).toBe(added.length - done.length);
          expect(order.oldest).toBe(added.find((one) => !done.includes(one)));
        }
        while (order.size > 0) work(4, [true, true, true, true]);

        for (const key of ['a', 'b', 'c', 'd']) {
          expect(done.filter((one) => one.key === key)).toEqual(added.filter((one) => one.key === key));
        }
      }),
    );
  });
});
