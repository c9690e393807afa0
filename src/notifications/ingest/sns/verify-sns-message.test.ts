import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeSns, toBody, type FakeSnsOptions, type SnsFields } from '../../../../test/fakes/fake-sns.ts';
import type { CertificateOutcome, SigningCertificates } from '../../../aws/signing-certificates.ts';
import { parseSnsRequest } from './sns-envelope.ts';
import { verifySnsMessage, type SnsVerdict, type VerificationOptions } from './verify-sns-message.ts';

const now = new Date('2026-03-06T12:00:00.000Z');

function aFakeSns(options: FakeSnsOptions = {}): FakeSns {
  return new FakeSns({ now: () => now, ...options });
}

const sns = aFakeSns();

async function verifyFields(fields: SnsFields, options: Partial<VerificationOptions> = {}): Promise<SnsVerdict> {
  const parsed = parseSnsRequest({ body: Buffer.from(toBody(fields)), headers: {} });
  if (parsed.status === 'refused') return parsed;
  return verifySnsMessage(parsed.envelope, { certificates: sns.certificates, now, requireSignatureVersion2: false, ...options });
}

function certificatesThatAnswer(outcome: CertificateOutcome): SigningCertificates {
  return { find: () => Promise.resolve(outcome) };
}

const certificatesThatMustNotBeAsked: SigningCertificates = {
  find: (url) => Promise.reject(new Error(`asked for ${url}`)),
};

describe('verifySnsMessage', () => {
  it.each(['1', '2'] as const)('verifies a notification with signature version %s', async (signatureVersion) => {
    const fields = aFakeSns({ signatureVersion }).notification({ message: 'CPU is high', subject: 'ALARM', messageId: 'm-1' });

    const verdict = await verifyFields(fields, { requireSignatureVersion2: signatureVersion === '2' });

    expect(verdict).toEqual({
      status: 'verified',
      message: { type: 'Notification', messageId: 'm-1', topicArn: sns.topicArn, text: 'CPU is high', subject: 'ALARM', sentAt: now },
    });
  });

  it.each([
    ['without a subject', {}],
    ['with a null subject', { Subject: null }],
  ])('verifies a notification %s', async (_, subject) => {
    const verdict = await verifyFields({ ...sns.notification({ message: 'x' }), ...subject });

    expect(verdict.status).toBe('verified');
    expect(verdict).not.toHaveProperty('message.subject');
  });

  it.each([
    ['SubscriptionConfirmation', sns.subscriptionConfirmation()],
    ['UnsubscribeConfirmation', sns.unsubscribeConfirmation()],
  ])('verifies a %s and hands on its token but no address', async (type, fields) => {
    const verdict = await verifyFields(fields);

    expect(verdict).toMatchObject({ status: 'verified', message: { type, token: fields['Token'] } });
    expect(JSON.stringify(verdict)).not.toContain('https://');
  });

  it('verifies text of all scripts, control characters and line feeds', async () => {
    const message = '\u00e4\u{1F4A5}\u0000\u001f\r\n\t"\\ \u2028 \u{10FFFF} Subject\nType\n';

    const verdict = await verifyFields(sns.notification({ message, subject: '\u8b66\u5831 \u{1F6A8}' }));

    expect(verdict).toMatchObject({ status: 'verified', message: { text: message, subject: '\u8b66\u5831 \u{1F6A8}' } });
  });

  it('verifies a message of 256 KB', async () => {
    const message = 'x'.repeat(262_144);

    expect(await verifyFields(sns.notification({ message }))).toMatchObject({ status: 'verified', message: { text: message } });
  });

  it.each([
    'arn:aws:sns:ap-northeast-1:123456789012:ops',
    'arn:aws-cn:sns:cn-north-1:123456789012:ops',
    'arn:aws-us-gov:sns:us-gov-east-1:123456789012:ops',
  ])('verifies messages of %s', async (topicArn) => {
    const regional = aFakeSns({ topicArn });

    const verdict = await verifyFields(regional.notification({ message: 'x' }), { certificates: regional.certificates });

    expect(verdict).toMatchObject({ status: 'verified', message: { topicArn } });
  });

  it.each([
    ['topic-arn', { TopicArn: 'arn:aws:sns:us-east-9:123456789012:ops' }],
    ['signature-version', { SignatureVersion: '3' }],
    ['certificate-url', { SigningCertURL: 'https://evil.example/SimpleNotificationService-00.pem' }],
  ])('refuses as %s before it asks for any certificate', async (code, change) => {
    const fields = sns.sign({ ...sns.notification({ message: 'x' }), ...change });

    const verdict = await verifyFields(fields, { certificates: certificatesThatMustNotBeAsked });

    expect(verdict).toMatchObject({ status: 'refused', code });
  });

  it.each([
    ['the message is stale', '2026-03-06T09:59:59.999Z', {}],
    ['the message is from the future', '2026-03-06T12:15:01Z', {}],
    ['the certificate has expired', '2026-03-06T12:00:00Z', { notAfter: new Date('2026-03-06T11:59:59Z') }],
    ['the certificate is not valid yet', '2026-03-06T12:00:00Z', { notBefore: new Date('2026-03-06T12:00:01Z') }],
  ])(
    'lets SNS try again when by our clock, which may be wrong, %s; without its signature it is refused',
    async (_, sentAt, certificate) => {
      const shifted = aFakeSns({ now: () => new Date(sentAt), certificate });
      const { certificates } = shifted;
      const fields = shifted.notification({ message: 'x' });

      const verdicts = await Promise.all([fields, { ...fields, Message: 'y' }].map((sent) => verifyFields(sent, { certificates })));

      expect(verdicts).toMatchObject([
        { status: 'unavailable', reason: expect.stringContaining('by our clock') },
        { status: 'refused', code: 'bad-signature' },
      ]);
    },
  );

  it('lets SNS try again when the certificate cannot be had now', async () => {
    const certificates = certificatesThatAnswer({ status: 'unavailable', reason: 'no connection' });

    expect(await verifyFields(sns.notification({ message: 'x' }), { certificates })).toEqual({
      status: 'unavailable',
      reason: 'no connection',
    });
  });

  it('refuses when there is no usable certificate', async () => {
    const certificates = certificatesThatAnswer({ status: 'unusable', reason: 'the answer is too large' });

    expect(await verifyFields(sns.notification({ message: 'x' }), { certificates })).toMatchObject({ code: 'certificate-unusable' });
  });

  it('refuses version 1 where version 2 is required', async () => {
    const verdict = await verifyFields(sns.notification({ message: 'x' }), { requireSignatureVersion2: true });

    expect(verdict).toMatchObject({ code: 'signature-version' });
  });

  it('refuses every change of one character in any field that is signed or belongs to the signature', async () => {
    const messages = [sns.notification({ message: 'disk\ufffd full\nat 95%', subject: 'ALARM \ufffd' }), sns.subscriptionConfirmation()];
    const change = fc.constantFrom(...messages).chain((fields) =>
      fc.record({
        fields: fc.constant(fields),
        name: fc.constantFrom(...Object.keys(fields).filter((name) => name !== 'UnsubscribeURL')),
        position: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        kind: fc.constantFrom('replace', 'insert', 'delete'),
        character: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\ud800', '\n', '\ufffd', 'A', '=')),
      }),
    );

    await fc.assert(
      fc.asyncProperty(change, async ({ fields, name, position, kind, character }) => {
        const before = String(fields[name]);
        const index = Math.floor(position * before.length);
        const rest = before.slice(kind === 'insert' ? index : index + 1);
        const after = before.slice(0, index) + (kind === 'delete' ? '' : character) + rest;
        fc.pre(after !== before);

        const verdict = await verifyFields({ ...fields, [name]: after });

        expect(verdict.status).not.toBe('verified');
      }),
      { numRuns: 500 },
    );
  });
});
