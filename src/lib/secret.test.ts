import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret.ts';

describe('Secret', () => {
  it('prints as [redacted] wherever it is printed', () => {
    const secret = new Secret('xoxb-1');

    for (const printed of [
      String(secret),
      `${secret.toString()}`,
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ nested: [secret] }),
    ]) {
      expect(printed).toContain('[redacted]');
      expect(printed).not.toContain('xoxb-1');
    }
  });

  it('reveals its text to whoever asks', () => {
    expect(new Secret('xoxb-1').reveal()).toBe('xoxb-1');
  });
});
