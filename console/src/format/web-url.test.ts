import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webUrl } from './web-url.ts';

describe('webUrl', () => {
  it.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['http://10.0.0.7:8080', 'http://10.0.0.7:8080/'],
    [' HTTPS://Example.com ', 'https://example.com/'],
    [
      'https://eu-central-1.console.aws.amazon.com/x#alarmsV2:alarm/web',
      'https://eu-central-1.console.aws.amazon.com/x#alarmsV2:alarm/web',
    ],
  ])('takes %j', (address, url) => {
    expect(webUrl(address)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'blob:https://example.com/1',
    'ftp://example.com/',
    '//example.com/',
    '/api/topics/approve',
    'example.com',
    'https://',
    '',
  ])('refuses %j', (address) => {
    expect(webUrl(address)).toBeUndefined();
  });

  it('returns nothing but http and https, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('java\tscript:x', '\u0000javascript:x', 'https:javascript:x')),
        (address) => {
          const url = webUrl(address);

          expect(url === undefined || /^https?:\/\//u.test(url)).toBe(true);
        },
      ),
    );
  });
});
