import { describe, expect, it } from 'vitest';
import { splitName } from './split-name.ts';

describe('splitName', () => {
  it.each([
    ['MessageRetentionPeriod', ['Message', 'Retention', 'Period']],
    ['DBInstanceClass', ['DB', 'Instance', 'Class']],
    ['Private IP', ['Private IP']],
    ['ARN', ['ARN']],
    ['', ['']],
  ])('splits %s into its words', (name, words) => {
    expect(splitName(name)).toEqual(words);
  });
});
