import { describe, expect, it } from 'vitest';
import { parseTopicArn, type TopicArn } from '../../../domain/topic-arn.ts';
import { checkCertificateUrl } from './check-certificate-url.ts';

function aTopicArn(arn: string): TopicArn {
  const topicArn = parseTopicArn(arn);
  if (topicArn === undefined) throw new Error(`not a topic ARN: ${arn}`);
  return topicArn;
}

const FILE = 'SimpleNotificationService-0123abcd.pem';

describe('checkCertificateUrl', () => {
  it.each([
    ['arn:aws:sns:eu-west-1:123456789012:ops', `https://sns.eu-west-1.amazonaws.com/${FILE}`],
    ['arn:aws-cn:sns:cn-north-1:123456789012:ops', `https://sns.cn-north-1.amazonaws.com.cn/${FILE}`],
    ['arn:aws-us-gov:sns:us-gov-east-1:123456789012:ops', `https://sns.us-gov-east-1.amazonaws.com/${FILE}`],
  ])('accepts the certificate of the Region of %s', (arn, url) => {
    expect(checkCertificateUrl(url, aTopicArn(arn))).toBeUndefined();
  });

  it.each([
    ['another Region', `https://sns.eu-central-1.amazonaws.com/${FILE}`],
    ['another partition with the same DNS suffix', `https://sns.us-gov-west-1.amazonaws.com/${FILE}`],
    ['another partition', `https://sns.cn-north-1.amazonaws.com.cn/${FILE}`],
    ['a host of somebody else', `https://sns.eu-west-1.amazonaws.com.evil.example/${FILE}`],
    ['no address at all', 'SimpleNotificationService-0123abcd.pem'],
  ])('refuses the certificate of %s', (_, url) => {
    const refusal = checkCertificateUrl(url, aTopicArn('arn:aws:sns:eu-west-1:123456789012:ops'));

    expect(refusal?.code).toBe('certificate-url');
  });
});
