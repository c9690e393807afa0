import { describe, expect, it } from 'vitest';
import { isKnownService } from './is-known-service.ts';

describe('isKnownService', () => {
  it.each([
    ['ec2', true],
    ['elbv2', true],
    ['iotthingsgraph', true],
    ['nosuchservice', false],
    ['toString', false],
    ['', false],
  ])('%s: %s', async (service, expected) => {
    await expect(isKnownService(service)).resolves.toBe(expected);
  });
});
