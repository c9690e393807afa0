import { describe, expect, it } from 'vitest';
import { COMMANDS_UNDER_WAY_MAX, CommandsUnderWay } from './commands-under-way.ts';

const ana = { userId: 'web:ana', displayName: 'Ana' };
const ben = { userId: 'web:ben', displayName: 'Ben' };

describe('CommandsUnderWay', () => {
  it('lets one person have so many and no more, whatever others have', () => {
    const underWay = new CommandsUnderWay();
    const entered = Array.from({ length: COMMANDS_UNDER_WAY_MAX + 1 }, () => underWay.enter(ana));

    expect(entered.map((leave) => leave !== undefined)).toEqual([...Array.from({ length: COMMANDS_UNDER_WAY_MAX }, () => true), false]);
    expect(underWay.enter(ben)).toBeDefined();
  });

  it('counts what goes on elsewhere, also beyond so many', () => {
    const underWay = new CommandsUnderWay();
    const [first] = Array.from({ length: COMMANDS_UNDER_WAY_MAX }, () => underWay.enter(ana));

    const leave = underWay.add(ana);
    first?.();

    expect(underWay.enter(ana)).toBeUndefined();
    leave();
    expect(underWay.enter(ana)).toBeDefined();
  });

  it('lets in as many as have left', () => {
    const underWay = new CommandsUnderWay();
    const [first, second] = Array.from({ length: COMMANDS_UNDER_WAY_MAX }, () => underWay.enter(ana));

    first?.();
    second?.();

    expect([underWay.enter(ana), underWay.enter(ana), underWay.enter(ana)].map((leave) => leave !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
