import { describe, expect, it } from 'vitest';
import { spansText } from './spans-text.ts';

describe('spansText', () => {
  it('says everything without its form', () => {
    const text = spansText([
      {
        kind: 'bold',
        spans: [
          { kind: 'text', text: 'ALARM ' },
          { kind: 'italic', spans: [{ kind: 'code', text: 'cpu' }] },
        ],
      },
      { kind: 'lineBreak' },
      { kind: 'link', url: 'https://example.com/', text: 'runbook' },
      { kind: 'mention', text: '@here' },
      { kind: 'time', at: '2026-11-24T12:00:00Z' },
    ]);

    expect(text).toBe('ALARM cpu runbook@here2026-11-24T12:00:00Z');
  });
});
