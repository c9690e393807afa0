import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SenderUse } from './sender-usage.ts';
import { SenderUsage } from './sender-usage.ts';

const start = new Date('2026-03-01T00:00:00Z');
const after = (hours: number): Date => new Date(start.getTime() + hours * 3_600_000);

let log: string[];
let uses: SenderUse[];
let usage: SenderUsage;

beforeEach(() => {
  log = [];
  uses = [];
  usage = new SenderUsage({ logger: pino({}, { write: (line: string) => log.push(line) }), noteUse: (use) => uses.push(use) });
});

describe('SenderUsage', () => {
  it('remembers when each key was last used', () => {
    usage.note({ status: 'known', proof: 'token', sender: { name: 'ci' } }, start);
    usage.note({ status: 'known', proof: 'token', sender: { name: 'ci' } }, after(1));

    expect(usage.find({ name: 'ci', proof: 'token', isPrevious: false })).toEqual(after(1));
    expect(usage.find({ name: 'ci', proof: 'token', isPrevious: true })).toBeUndefined();
    expect(uses).toHaveLength(2);
    expect(log).toEqual([]);
  });

  it('says once a day that a key is used which is being replaced', () => {
    for (const hours of [0, 1, 23, 25])
      usage.note({ status: 'known', proof: 'token', sender: { name: 'ci', isPrevious: true } }, after(hours));

    expect(log.filter((line) => line.includes('still uses the key that is being replaced'))).toHaveLength(2);
    expect(log[0]).toContain('"sender":"ci"');
  });

  it('says of a key in use that its time is over soon', () => {
    usage.note({ status: 'known', proof: 'access-key', sender: { name: 'batch', expiresAt: after(24 * 8) } }, start);
    expect(log).toEqual([]);

    usage.note({ status: 'known', proof: 'access-key', sender: { name: 'batch', expiresAt: after(24 * 8) } }, after(25));
    expect(log).toEqual([expect.stringContaining('over soon')]);
  });
});
