// Whether the certificate named by a message stands where SNS of the topic's own Region publishes its certificates.
import { parseSnsCertificateAddress } from '../../../domain/sns-certificate-address.ts';
import type { TopicArn } from '../../../domain/topic-arn.ts';
import { refuse, type SnsRefusal } from './sns-refusal.ts';

/**
 * Returns a refusal unless the address is one of SNS in the topic's Region. Nothing is fetched before.
 * The Region must be the topic's, and with it the partition: so the key of one Region or partition cannot speak for a
 * topic of another.
 */
export function checkCertificateUrl(url: string, topicArn: TopicArn): SnsRefusal | undefined {
  const address = parseSnsCertificateAddress(url);
  if (address === undefined) return refuse('certificate-url');
  return address.region === topicArn.region ? undefined : refuse('certificate-url', 'another Region');
}
