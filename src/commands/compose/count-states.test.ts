import { describe, expect, it } from 'vitest';
import { countStates } from './count-states.ts';

const columns = [
  { title: 'Name', read: (thing: Readonly<Record<string, unknown>>) => thing['Name'] },
  { title: 'State', isState: true, read: (thing: Readonly<Record<string, unknown>>) => thing['State'] },
  { title: 'Check', isState: true, read: (thing: Readonly<Record<string, unknown>>) => thing['Check'] },
];
const inStates = (...states: readonly string[]) => states.map((State, index) => ({ Name: `n-${index}`, State }));

describe('countStates', () => {
  it.each([
    [['OK', 'ALARM', 'OK'], '1 ALARM, 2 OK'],
    [['running', 'running'], 'all running'],
    [['ALARM'], 'ALARM'],
    [['available', 'stopped', 'failed', 'creating', 'deleting'], '1 failed, 1 creating, 1 deleting, 2 other'],
  ])('counts %j, what is bad first', (states, expected) => {
    expect(countStates(inStates(...states), columns)).toBe(expected);
  });

  it('counts the state of a thing that wants to be looked at most', () => {
    expect(
      countStates(
        [
          { State: 'running', Check: 'impaired' },
          { State: 'running', Check: 'ok' },
        ],
        columns,
      ),
    ).toBe('1 impaired, 1 running');
  });

  it('says nothing where no state is known', () => {
    expect(countStates(inStates('PRIMARY', 'Zip'), columns)).toBeUndefined();
    expect(countStates([{ Name: 'a' }], columns)).toBeUndefined();
    expect(countStates([], columns)).toBeUndefined();
  });
});
