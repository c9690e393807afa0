import { describe, expect, it } from 'vitest';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { composeLinks } from './compose-links.ts';

const consoleUrl = 'https://eu-west-1.console.aws.amazon.com/cloudwatch/home';

describe('composeLinks', () => {
  it('is nothing where there are none', () => {
    expect(composeLinks(aBareNotification())).toEqual([]);
  });

  it('takes http and https addresses only', () => {
    const links = [
      { text: 'Bad', url: 'javascript:alert(1)' },
      { text: 'Hidden', url: 'https://aws.amazon.com@evil.example' },
    ];

    expect(composeLinks(aBareNotification({ runbookUrl: 'data:text/html,x', links }))).toEqual([]);
  });

  it('shows each address once, under the first text, and no more than six', () => {
    const links = Array.from({ length: 9 }, (_, index) => ({ text: `Page ${index}`, url: `https://example.com/${index % 8}` }));
    const [block] = composeLinks(aBareNotification({ consoleUrl, links: [{ text: 'Again', url: consoleUrl }, ...links] }));

    expect(block?.kind === 'links' ? block.links.map(({ text }) => text) : []).toEqual([
      'Open in AWS console',
      'Page 0',
      'Page 1',
      'Page 2',
      'Page 3',
      'Page 4',
    ]);
  });

  it('names the host where a link has no text', () => {
    expect(composeLinks(aBareNotification({ links: [{ text: ' ', url: 'https://example.com/a' }] }))).toEqual([
      { kind: 'links', links: [{ text: 'example.com', url: 'https://example.com/a' }] },
    ]);
  });
});
