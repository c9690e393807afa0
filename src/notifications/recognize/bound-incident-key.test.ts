import { describe, expect, it } from 'vitest';
import { boundIncidentKey } from './bound-incident-key.ts';
import { recognized } from './testing/recognized.ts';

const keyOf = (key: string): string => boundIncidentKey({ key, transition: 'open' }).key;

describe('boundIncidentKey', () => {
  it('keeps a key of common length', () => {
    expect(boundIncidentKey({ key: 'k'.repeat(500), transition: 'close', summary: 's' })).toEqual({
      key: 'k'.repeat(500),
      transition: 'close',
      summary: 's',
    });
  });

  it('shortens longer ones, equal ones equally and others otherwise', () => {
    const long = `custom-notification:${'👩'.repeat(100_000)}`;

    expect(keyOf(long)).toHaveLength(165);
    expect(keyOf(long)).toMatch(/^custom-notification:/);
    expect(keyOf(long).isWellFormed()).toBe(true);
    expect(keyOf(long)).toBe(keyOf(`${long}`));
    expect(keyOf(long)).not.toBe(keyOf(`${long}x`));
  });

  it('is in force for every kind of event', () => {
    const custom = { version: '1.0', source: 'custom', content: { description: 'x' }, metadata: { threadId: 't'.repeat(200_000) } };

    expect(recognized(custom).incident?.key.length).toBeLessThan(200);
  });
});
