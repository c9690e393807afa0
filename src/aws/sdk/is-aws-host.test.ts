import { describe, expect, it } from 'vitest';
import { isAwsHost } from './is-aws-host.ts';

describe('isAwsHost', () => {
  it.each(['sqs.eu-west-1.amazonaws.com', 'query-cell1.timestream.us-east-1.amazonaws.com', 'sqs.cn-north-1.amazonaws.com.cn'])(
    'takes %s',
    (host) => {
      expect(isAwsHost(host)).toBe(true);
    },
  );

  it.each(['amazonaws.com', 'evil-amazonaws.com', 'amazonaws.com.example.com', 'example.com', '', '.', '169.254.169.254'])(
    'does not take %j',
    (host) => {
      expect(isAwsHost(host)).toBe(false);
    },
  );
});
