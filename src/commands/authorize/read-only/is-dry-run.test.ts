import { describe, expect, it } from 'vitest';
import { isDryRun } from './is-dry-run.ts';

describe('isDryRun', () => {
  it.each([
    ['ec2', { DryRun: true }, true],
    ['ec2', { DryRun: false }, false],
    ['ec2', { DryRun: 'true' }, false],
    ['ec2', { dryRun: true }, false],
    ['ec2', {}, false],
    ['lambda', { DryRun: true }, false],
    ['kinesis', { DryRun: true }, false],
  ])('%s with %j: %s', (service, params, expected) => {
    expect(isDryRun({ service, params })).toBe(expected);
  });
});
