import { describe, expect, it } from 'vitest';
import { curlLine } from './curl-line.ts';

describe('curlLine', () => {
  it('posts a custom notification to the address of the page', () => {
    expect(curlLine('https://chat.example.com')).toBe(
      [
        'curl -X POST https://chat.example.com/notify \\',
        '  -H "Authorization: Bearer $(cat data/notify-token)" \\',
        `  -d '{"version":"1.0","source":"custom","content":{"title":"Hello","description":"My first notification."}}'`,
      ].join('\n'),
    );
  });
});
