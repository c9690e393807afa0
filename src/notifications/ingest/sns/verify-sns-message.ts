// All checks of an SNS envelope in order, cheap ones first: nothing is fetched before everything that can be read off
// the envelope itself is right, and nothing of it is used before the signature is verified. Times come last, because only of a
// message that SNS signed they tell anything about our clock.
import { parseTopicArn } from '../../../domain/topic-arn.ts';
import type { SigningCertificates } from '../../../aws/signing-certificates.ts';
import { checkCertificateUrl } from './check-certificate-url.ts';
import { checkFreshness } from './check-freshness.ts';
import { parseTimestamp } from './parse-timestamp.ts';
import { readCertificate, type ReadCertificate } from './read-certificate.ts';
import type { SnsEnvelope } from './sns-envelope.ts';
import type { SnsMessage } from './sns-message.ts';
import { refuse, type SnsRefusal } from './sns-refusal.ts';
import { stringToSign } from './string-to-sign.ts';
import { parseSignature, verifySignature } from './verify-signature.ts';

/** What verification needs beside the envelope. */
export interface VerificationOptions {
  readonly certificates: SigningCertificates;
  readonly now: Date;
  /** Refuses SHA-1 signatures; topics make SHA-256 ones only after `SignatureVersion` is set to 2 on them. */
  readonly requireSignatureVersion2: boolean;
}

/** The outcome: `refused` is final, `unavailable` may be verified when SNS sends it again. */
export type SnsVerdict =
  | { readonly status: 'verified'; readonly message: SnsMessage }
  | SnsRefusal
  | { readonly status: 'unavailable'; readonly reason: string };

/** Verifies that SNS sent this envelope, for this topic, not long ago. */
export async function verifySnsMessage(envelope: SnsEnvelope, options: VerificationOptions): Promise<SnsVerdict> {
  const { certificates, now, requireSignatureVersion2 } = options;

  const topicArn = parseTopicArn(envelope.TopicArn);
  if (topicArn === undefined) return refuse('topic-arn');
  const parsed = parseSignature(envelope, requireSignatureVersion2);
  if (parsed.status === 'refused') return parsed;
  const urlRefusal = checkCertificateUrl(envelope.SigningCertURL, topicArn);
  if (urlRefusal !== undefined) return urlRefusal;
  const sentAt = parseTimestamp(envelope.Timestamp);
  if (sentAt === undefined) return refuse('field-malformed', 'Timestamp');

  const found = await certificates.find(envelope.SigningCertURL);
  if (found.status === 'unavailable') return found;
  if (found.status === 'unusable') return refuse('certificate-unusable', found.reason);
  const certificate = readCertificate(found.certificate);
  const certificateRefusal = certificate.refusalFor(topicArn.region);
  if (certificateRefusal !== undefined) return certificateRefusal;
  if (!(await verifySignature(stringToSign(envelope), parsed.signature, certificate.publicKey))) return refuse('bad-signature');
  const timeProblem = findTimeProblem(certificate, sentAt, now);
  if (timeProblem !== undefined) return { status: 'unavailable', reason: timeProblem };
  return { status: 'verified', message: toMessage(envelope, sentAt) };
}

// SNS signed it, so a time that does not fit may be the fault of our own clock. A refusal would lose the message for good;
// after a 5xx SNS sends it again and then puts it into a dead-letter queue. A replay stays out all the same: it is never verified.
function findTimeProblem(certificate: ReadCertificate, sentAt: Date, now: Date): string | undefined {
  if (now < certificate.validFrom || now > certificate.validTo) return 'the signing certificate is not valid today by our clock';
  switch (checkFreshness(sentAt, now)) {
    case 'fresh':
      return undefined;
    case 'stale':
      return 'the message is older by our clock than SNS would still retry';
    case 'from-the-future':
      return 'the message is from the future by our clock';
  }
}

function toMessage(envelope: SnsEnvelope, sentAt: Date): SnsMessage {
  const fields = { messageId: envelope.MessageId, topicArn: envelope.TopicArn, text: envelope.Message, sentAt };
  if (envelope.Type !== 'Notification') return { ...fields, type: envelope.Type, token: envelope.Token };
  const { Subject } = envelope;
  return { ...fields, type: envelope.Type, ...(Subject === undefined || Subject === null ? {} : { subject: Subject }) };
}
