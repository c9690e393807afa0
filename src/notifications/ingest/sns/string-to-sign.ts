// The text that SNS signs: names and values of some fields, in byte order of the names, each on lines of its own
// (SNS developer guide, "Verifying the signatures of Amazon SNS messages").
import type { SnsEnvelope } from './sns-envelope.ts';

/** Returns the text over which the signature of an envelope was made. */
export function stringToSign(envelope: SnsEnvelope): string {
  return signedPairs(envelope)
    .map(([name, value]) => `${name}\n${value}\n`)
    .join('');
}

function signedPairs(envelope: SnsEnvelope): readonly (readonly [name: string, value: string])[] {
  const { Message, MessageId, Timestamp, TopicArn, Type } = envelope;
  const ending = [
    ['TopicArn', TopicArn],
    ['Type', Type],
  ] as const;
  const beginning = [
    ['Message', Message],
    ['MessageId', MessageId],
  ] as const;
  if (envelope.Type !== 'Notification') {
    return [...beginning, ['SubscribeURL', envelope.SubscribeURL], ['Timestamp', Timestamp], ['Token', envelope.Token], ...ending];
  }
  const subject = envelope.Subject === undefined || envelope.Subject === null ? [] : [['Subject', envelope.Subject] as const];
  return [...beginning, ...subject, ['Timestamp', Timestamp], ...ending];
}
