import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQueueUrl } from './queue-url.ts';

describe('parseQueueUrl', () => {
  it.each([
    ['https://sqs.eu-west-1.amazonaws.com/123456789012/alarms', 'eu-west-1'],
    ['https://sqs.eu-west-1.amazonaws.com/123456789012/orders.fifo', 'eu-west-1'],
    ['https://sqs-fips.us-east-1.amazonaws.com/123456789012/alarms', 'us-east-1'],
    ['https://sqs.eu-west-1.api.aws/123456789012/alarms', 'eu-west-1'],
    ['https://sqs.cn-north-1.amazonaws.com.cn/123456789012/alarms', 'cn-north-1'],
    ['https://sqs.cn-north-1.api.amazonwebservices.com.cn/123456789012/alarms', 'cn-north-1'],
    ['https://sqs.us-gov-west-1.amazonaws.com/123456789012/alarms', 'us-gov-west-1'],
    ['https://sqs.us-iso-east-1.c2s.ic.gov/123456789012/alarms', 'us-iso-east-1'],
    ['https://sqs.eusc-de-east-1.amazonaws.eu/123456789012/alarms', 'eusc-de-east-1'],
    ['https://queue.amazonaws.com/123456789012/alarms', 'us-east-1'],
    ['https://us-west-2.queue.amazonaws.com/123456789012/alarms', 'us-west-2'],
    ['https://vpce-0a1b2c3d-4e5f.sqs.eu-west-1.vpce.amazonaws.com/123456789012/alarms', 'eu-west-1'],
  ])('finds the Region of %s', (url, region) => {
    expect(parseQueueUrl(url)).toMatchObject({ url, region, accountId: '123456789012', isLocal: false });
  });

  it.each([
    'http://localhost:4566/000000000000/alarms',
    'http://127.0.0.1:9324/000000000000/alarms',
    'http://[::1]:9324/000000000000/alarms',
  ])('takes %s for a queue of this machine', (url) => {
    expect(parseQueueUrl(url)).toEqual({ url, region: undefined, accountId: '000000000000', queueName: 'alarms', isLocal: true });
  });

  it.each([
    ['plain http', 'http://sqs.eu-west-1.amazonaws.com/123456789012/alarms'],
    ['a Region that is not known', 'https://sqs.eu-west-99.amazonaws.com/123456789012/alarms'],
    ['a suffix of another partition', 'https://sqs.cn-north-1.amazonaws.com/123456789012/alarms'],
    ['another service', 'https://sns.eu-west-1.amazonaws.com/123456789012/alarms'],
    ['another host', 'https://sqs.eu-west-1.amazonaws.com.example.com/123456789012/alarms'],
    ['a host that only begins like this machine', 'http://localhost.example.com/123456789012/alarms'],
    ['a port', 'https://sqs.eu-west-1.amazonaws.com:8443/123456789012/alarms'],
    ['a password', 'https://a:b@sqs.eu-west-1.amazonaws.com/123456789012/alarms'],
    ['a question mark', 'https://sqs.eu-west-1.amazonaws.com/123456789012/alarms?a=b'],
    ['a slash at the end', 'https://sqs.eu-west-1.amazonaws.com/123456789012/alarms/'],
    ['no account', 'https://sqs.eu-west-1.amazonaws.com/alarms'],
    ['a name that is too long', `https://sqs.eu-west-1.amazonaws.com/123456789012/${'a'.repeat(81)}`],
    ['a dot in the name', 'https://sqs.eu-west-1.amazonaws.com/123456789012/ala.rms'],
    ['an ARN', 'arn:aws:sqs:eu-west-1:123456789012:alarms'],
    ['capitals in the host', 'https://SQS.eu-west-1.amazonaws.com/123456789012/alarms'],
    ['nothing', ''],
  ])('refuses %s', (_what, url) => {
    expect(parseQueueUrl(url)).toBeUndefined();
  });

  it('never fails, and returns what it was given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        const parsed = parseQueueUrl(text);
        expect(parsed === undefined || parsed.url === text).toBe(true);
      }),
    );
  });
});
