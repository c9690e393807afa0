import { describe, expect, it } from 'vitest';
import { shownHost } from './shown-host.ts';

describe('shownHost', () => {
  it.each([
    ['https://wiki.example.com/r?id=1', 'wiki.example.com'],
    ['https://WIKI.example.com:8443/', 'wiki.example.com:8443'],
    ['https://аws.example.com/', 'xn--ws-6kc.example.com'],
    ['https://evil.example#@aws.amazon.com', 'evil.example'],
    ['no address', ''],
  ])('shows of %s %j', (url, host) => {
    expect(shownHost(url)).toBe(host);
  });

  it('shows the end of a long host', () => {
    const host = shownHost(`https://console.aws.amazon.com.${'x'.repeat(60)}.evil.example/`);

    expect(host).toMatch(/^…x+\.evil\.example$/);
    expect(host.length).toBeLessThanOrEqual(51);
  });
});
