import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../domain/notification.ts';
import { tookSecondsOf } from './took-seconds.ts';

const started: Fact = { label: 'Started', value: { kind: 'instant', at: '2026-11-22T10:00:00.000Z' } };
const ended: Fact = { label: 'Ended', value: { kind: 'instant', at: '2026-11-22T10:02:05.000Z' } };
const rule = { of: 'x', id: ['id'], as: 'run' } as const;
const occurredAt = '2026-11-22T10:15:00.000Z';

describe('tookSecondsOf', () => {
  it('counts from start to end', () => {
    expect(tookSecondsOf({ facts: [ended, started], rule: undefined, tone: 'neutral', occurredAt })).toBe(125);
  });

  it('counts until the event that tells of the end of a run', () => {
    expect(tookSecondsOf({ facts: [started], rule, tone: 'bad', occurredAt })).toBe(900);
  });

  it.each([
    ['goes on', { facts: [started], rule, tone: 'progress', occurredAt }],
    ['is told of by a part of it', { facts: [started], rule: { ...rule, isPart: true }, tone: 'bad', occurredAt }],
    ['is a condition', { facts: [started], rule: { ...rule, as: 'condition' }, tone: 'bad', occurredAt }],
    ['does not say when it started', { facts: [ended], rule, tone: 'good', occurredAt }],
    ['ends before it starts', { facts: [started], rule, tone: 'good', occurredAt: '2026-11-22T09:00:00.000Z' }],
    ['is yet to end', { facts: [started, ended], rule, tone: 'good', occurredAt: '2026-11-22T10:00:30.000Z' }],
    ['has no time', { facts: [started], rule, tone: 'good', occurredAt: undefined }],
  ] as const)('knows nothing of what %s', (_what, run) => {
    expect(tookSecondsOf(run)).toBeUndefined();
  });
});
