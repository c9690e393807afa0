import { describe, expect, it } from 'vitest';
import { alarmConsoleUrl, stackConsoleUrl } from './console-url.ts';

describe('alarmConsoleUrl', () => {
  it.each([
    ['us-east-1', 'https://us-east-1.console.aws.amazon.com/'],
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
  ])('leads to the console of the partition of %s', (region, start) => {
    expect(alarmConsoleUrl(region, 'cpu')).toBe(`${start}cloudwatch/home?region=${region}#alarmsV2:alarm/cpu`);
  });

  it('encodes the name, so that it cannot change the address', () => {
    const url = alarmConsoleUrl('eu-west-1', 'a b/#?&"<>|%');

    expect(url?.split('#alarmsV2:alarm/')[1]).toBe('a%20b%2F%23%3F%26%22%3C%3E%7C%25');
  });

  it.each(['see https://evil.example/x', 'two\nlines', '\u001B[31m'])('has no address for what is no name: %j', (name) => {
    expect(alarmConsoleUrl('eu-west-1', name)).toBeUndefined();
  });

  it('has no address for a Region that is not known', () => {
    expect(alarmConsoleUrl('xx-nowhere-9', 'cpu')).toBeUndefined();
  });
});

describe('stackConsoleUrl', () => {
  it('leads to the page of the stack', () => {
    expect(stackConsoleUrl('eu-west-1', 'arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/1')).toBe(
      'https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/stackinfo?stackId=' +
        'arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack%2Fshop%2F1',
    );
  });
});
