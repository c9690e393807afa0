import { describe, expect, it } from 'vitest';
import type { SnsEnvelope } from './sns-envelope.ts';
import { stringToSign } from './string-to-sign.ts';

const signed = {
  MessageId: 'm-1',
  TopicArn: 'arn:aws:sns:us-east-1:123456789012:ops',
  Message: 'two\nlines',
  Timestamp: '2026-03-06T19:53:21.424Z',
  SignatureVersion: '1',
  Signature: 'not-signed',
  SigningCertURL: 'https://not-signed.example/',
};

describe('stringToSign', () => {
  it('joins the fields of a notification in byte order, Subject among them', () => {
    const envelope: SnsEnvelope = { Type: 'Notification', ...signed, Subject: 'hello' };

    expect(stringToSign(envelope)).toBe(
      'Message\ntwo\nlines\nMessageId\nm-1\nSubject\nhello\nTimestamp\n2026-03-06T19:53:21.424Z\n' +
        'TopicArn\narn:aws:sns:us-east-1:123456789012:ops\nType\nNotification\n',
    );
  });

  it.each([[{}], [{ Subject: null }], [{ Subject: undefined }]])('leaves an absent subject out: %j', (subject) => {
    const envelope: SnsEnvelope = { Type: 'Notification', ...signed, ...subject };

    expect(stringToSign(envelope)).toBe(
      'Message\ntwo\nlines\nMessageId\nm-1\nTimestamp\n2026-03-06T19:53:21.424Z\n' +
        'TopicArn\narn:aws:sns:us-east-1:123456789012:ops\nType\nNotification\n',
    );
  });

  it('keeps an empty subject', () => {
    const envelope: SnsEnvelope = { Type: 'Notification', ...signed, Subject: '' };

    expect(stringToSign(envelope)).toContain('\nSubject\n\nTimestamp\n');
  });

  it.each(['SubscriptionConfirmation', 'UnsubscribeConfirmation'] as const)('joins the fields of a %s', (Type) => {
    const envelope: SnsEnvelope = { Type, ...signed, Token: 't-1', SubscribeURL: 'https://sns.example/?x' };

    expect(stringToSign(envelope)).toBe(
      'Message\ntwo\nlines\nMessageId\nm-1\nSubscribeURL\nhttps://sns.example/?x\nTimestamp\n2026-03-06T19:53:21.424Z\n' +
        `Token\nt-1\nTopicArn\narn:aws:sns:us-east-1:123456789012:ops\nType\n${Type}\n`,
    );
  });
});
