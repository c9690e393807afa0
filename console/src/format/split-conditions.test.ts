import { describe, expect, it } from 'vitest';
import { splitConditions } from './split-conditions.ts';

describe('splitConditions', () => {
  it.each([
    ['', []],
    [' name=web-*  severity!=critical ', ['name=web-*', 'severity!=critical']],
    ['kind="CloudWatch Alarm" name=a', ['kind="CloudWatch Alarm"', 'name=a']],
    [String.raw`text="say \"no\" now"`, [String.raw`text="say \"no\" now"`]],
    ['kind="not closed', ['kind="not closed']],
  ])('splits %j', (line, conditions) => {
    expect(splitConditions(line)).toEqual(conditions);
  });
});
