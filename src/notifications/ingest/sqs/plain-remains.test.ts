import { describe, expect, it } from 'vitest';
import { composePlainRemains } from './plain-remains.ts';

const message = { queueName: 'alarms', messageId: 'm-1', receiveCount: 6 };

describe('composePlainRemains', () => {
  it('says what happened, then shows the text', () => {
    expect(composePlainRemains({ ...message, text: '{"a":1}' })).toBe(
      'Message m-1 of queue alarms arrived 6 times and could not be shown in the usual way. Its text:\n\n{"a":1}',
    );
  });

  it('leaves out what is too long, and says how much', () => {
    const text = composePlainRemains({ ...message, receiveCount: 1, text: 'x'.repeat(20_000) });

    expect(text).toContain('arrived once');
    expect(text.endsWith('x\n[3616 more characters are left out]')).toBe(true);
  });

  it('cuts no character in two', () => {
    expect(composePlainRemains({ ...message, text: `x${'😀'.repeat(10_000)}` }).isWellFormed()).toBe(true);
  });
});
