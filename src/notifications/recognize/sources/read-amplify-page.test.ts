import { describe, expect, it } from 'vitest';
import { readAmplifyPage } from './read-amplify-page.ts';

const read = (page: string): Record<string, string> => Object.fromEntries(readAmplifyPage(page));

describe('readAmplifyPage', () => {
  it.each([
    ['https://console.aws.amazon.com/amplify/home?region=eu-west-1#d123456789/main/12', 'main'],
    ['https://eu-west-1.console.aws.amazon.com/amplify/home#/d123456789/feature%2Fbasket/12', 'feature/basket'],
    ['https://eu-west-1.console.aws.amazon.com/amplify/home?region=eu-west-1#d123456789/feature/basket/12', 'feature/basket'],
    ['https://eu-west-1.console.aws.amazon.com/amplify/apps/d123456789/branches/main/deployments/12', 'main'],
  ])('reads Region, app, branch and build out of %s', (page, branch) => {
    expect(read(page)).toEqual({ Region: 'eu-west-1', 'App ID': 'd123456789', Branch: branch, Build: '12' });
  });

  it('keeps a branch whose encoding is broken', () => {
    expect(read('https://console.aws.amazon.com/amplify/home?region=eu-west-1#d123456789/100%/12')).toMatchObject({ Branch: '100%' });
  });

  it('reads the Region alone where the page is that of no build', () => {
    expect(read('https://eu-west-1.console.aws.amazon.com/amplify/home')).toEqual({ Region: 'eu-west-1' });
  });

  it.each(['https://example.com/amplify/home?region=eu-west-1#d123456789/main/12', 'no address', ''])('reads nothing out of %j', (page) => {
    expect(readAmplifyPage(page)).toEqual([]);
  });
});
