import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashConfirmation, type ConfirmedSubject } from './confirmation-hash.ts';

const subject: ConfirmedSubject = {
  commands: [{ service: 'ec2', operation: 'StopInstances', params: { InstanceIds: ['i-1'], Force: true }, region: 'eu-central-1' }],
  accountId: '123456789012',
  credentials: 'ambient',
  userId: 'web:ana',
  channelKey: 'web//ops',
  rulesVersion: '1',
};
const [command] = subject.commands as [ConfirmedSubject['commands'][number]];
const hash = (parts: Partial<ConfirmedSubject>): string => hashConfirmation({ ...subject, ...parts }, 'salt');
const withParams = (params: Readonly<Record<string, unknown>>): string => hash({ commands: [{ ...command, params }] });

describe('hashConfirmation', () => {
  it('is a SHA-256, and the same however the parameters are ordered', () => {
    expect(hash({})).toMatch(/^[0-9a-f]{64}$/);
    expect(withParams({ Force: true, InstanceIds: ['i-1'] })).toBe(hash({}));
  });

  it.each<[string, Partial<ConfirmedSubject>]>([
    ['account', { accountId: '123456789013' }],
    ['credentials', { credentials: 'demo' }],
    ['requester', { userId: 'web:ben' }],
    ['channel', { channelKey: 'web//other' }],
    ['rules', { rulesVersion: '2' }],
    ['Region', { commands: [{ ...command, region: 'eu-west-1' }] }],
    ['operation', { commands: [{ ...command, operation: 'TerminateInstances' }] }],
    ['service', { commands: [{ ...command, service: 'rds' }] }],
    ['parameters', { commands: [{ ...command, params: { InstanceIds: ['i-2'], Force: true } }] }],
    ['number of commands', { commands: [command, command] }],
    ['nothing', { commands: [] }],
  ])('is another with another %s', (_, parts) => {
    expect(hash(parts)).not.toBe(hash({}));
  });

  it('is another with another salt', () => {
    expect(hashConfirmation(subject, 'other')).not.toBe(hash({}));
  });

  it('tells values apart that JSON does not', () => {
    const at = new Date('2026-03-01T03:00:00Z');
    const values = [
      at,
      at.toISOString(),
      at.getTime(),
      { $date: at.getTime() },
      new Uint8Array([1]),
      { $bytes: 'AQ==' },
      'AQ==',
      1n,
      1,
      '1',
      { $integer: '1' },
      { $$integer: '1' },
      NaN,
      null,
      Infinity,
      [1],
      { 0: 1 },
    ];

    expect(new Set(values.map((value) => withParams({ value }))).size).toBe(values.length);
  });

  it('is equal for equal values and unequal for others', () => {
    const any = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const isSame = JSON.stringify(sortKeys(one)) === JSON.stringify(sortKeys(other));
        expect(withParams(one) === withParams(other)).toBe(isSame);
      }),
    );
  });
});

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.entries(value)
    .map(([name, part]) => [name, sortKeys(part)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}
