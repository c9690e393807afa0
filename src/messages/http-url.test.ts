import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { httpUrl, URL_MAX_LENGTH } from './http-url.ts';
import { hostileText } from './testing/hostile-text.ts';

describe('httpUrl', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    [' http://example.com/a?b=c#d ', 'http://example.com/a?b=c#d'],
    ['https://example.com/a b|c>d"e', 'https://example.com/a%20b%7Cc%3Ed%22e'],
    ['https://exämple.com/ü', 'https://xn--exmple-cua.com/%C3%BC'],
  ])('accepts %s', (address, url) => {
    expect(httpUrl(address)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://example.com',
    'mailto:a@example.com',
    'example.com',
    '//example.com',
    '',
    'https://',
    'https://aws.amazon.com@evil.example',
    'https://a:b@evil.example',
  ])('refuses %s', (address) => {
    expect(httpUrl(address)).toBeUndefined();
  });

  it('refuses addresses that are too long, or become so', () => {
    expect(httpUrl(`https://example.com/${'a'.repeat(URL_MAX_LENGTH)}`)).toBeUndefined();
    expect(httpUrl(`https://example.com/${'ü'.repeat(URL_MAX_LENGTH / 2)}`)).toBeUndefined();
  });

  it('returns nothing that markup could end at', () => {
    fc.assert(
      fc.property(hostileText(), (path) => {
        const url = httpUrl(`https://example.com/${path}`) ?? 'https://none';

        expect(url).toMatch(/^https:\/\/[\x21-\x7E]+$/);
        expect(url).not.toMatch(/[<>|"\s]/);
      }),
    );
  });
});
