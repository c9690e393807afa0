// Amazon SNS as an HTTPS endpoint meets it: signed envelopes of all types for one topic, posted with SNS's own headers.
// The key is a test's own; whoever is to believe it needs its certificate, in memory or pinned from a file.
import { createHash, randomUUID, sign, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SigningCertificates } from '../../src/aws/signing-certificates.ts';
import { makeTestCertificate, testKey, type TestCertificateOptions, type TestKey } from './test-certificate.ts';

/** The fields of an envelope in AWS's own names, in the order of the document. */
export type SnsFields = Readonly<Record<string, unknown>>;

/** What a fake SNS is about; what is left out is an ordinary topic in `us-east-1`, signed with version 1. */
export interface FakeSnsOptions {
  readonly topicArn?: string;
  readonly signatureVersion?: '1' | '2';
  readonly now?: () => Date;
  readonly key?: TestKey;
  readonly certificate?: Omit<TestCertificateOptions, 'key'>;
}

/** What a publisher says. */
export interface Publication {
  readonly message: string;
  readonly subject?: string;
  readonly messageId?: string;
}

// Everything that SNS ever signs, in byte order of the names; each type has some of them (SNS developer guide).
const SIGNED_FIELDS = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];

/** Signs and posts what SNS would send for one topic. */
export class FakeSns {
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly certificateUrl: string;
  readonly certificatePem: string;
  /** The token of the newest confirmation that was made. */
  token = '';
  readonly #host: string;
  readonly #signatureVersion: '1' | '2';
  readonly #now: () => Date;
  readonly #key: TestKey;

  constructor({
    topicArn = 'arn:aws:sns:us-east-1:123456789012:ops',
    signatureVersion = '1',
    now = () => new Date(),
    key = testKey('sns'),
    certificate = {},
  }: FakeSnsOptions = {}) {
    const [, partition = '', , region = ''] = topicArn.split(':');
    this.topicArn = topicArn;
    this.subscriptionArn = `${topicArn}:6b0e71bd-7e97-4d97-80ce-4a0994e55286`;
    this.#signatureVersion = signatureVersion;
    this.#now = now;
    this.#key = key;
    this.#host = partition === 'aws-cn' ? `sns.${region}.amazonaws.com.cn` : `sns.${region}.amazonaws.com`;
    this.certificatePem = makeTestCertificate({ key, commonName: signerName(partition, region), ...certificate });
    // SNS names the file by a hash, so that a new certificate has a new address.
    const fileHash = createHash('md5').update(this.certificatePem).digest('hex');
    this.certificateUrl = `https://${this.#host}/SimpleNotificationService-${fileHash}.pem`;
  }

  /** Makes the envelope of a notification. */
  notification({ message, subject, messageId = randomUUID() }: Publication): SnsFields {
    return this.sign({
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: this.topicArn,
      ...(subject === undefined ? {} : { Subject: subject }),
      Message: message,
      Timestamp: this.#now().toISOString(),
      UnsubscribeURL: `https://${this.#host}/?Action=Unsubscribe&SubscriptionArn=${this.subscriptionArn}`,
    });
  }

  /** Makes the envelope that asks to confirm the subscription. */
  subscriptionConfirmation(): SnsFields {
    return this.#confirmation('SubscriptionConfirmation', `You have chosen to subscribe to the topic ${this.topicArn}.`);
  }

  /** Makes the envelope that tells of the end of the subscription. */
  unsubscribeConfirmation(): SnsFields {
    return this.#confirmation('UnsubscribeConfirmation', `You have chosen to deactivate subscription ${this.subscriptionArn}.`);
  }

  #confirmation(type: string, message: string): SnsFields {
    this.token = createHash('sha512').update(randomUUID()).digest('hex');
    return this.sign({
      Type: type,
      MessageId: randomUUID(),
      Token: this.token,
      TopicArn: this.topicArn,
      Message: `${message}\nThis text has a second line, like SNS's own.`,
      SubscribeURL: `https://${this.#host}/?Action=ConfirmSubscription&TopicArn=${this.topicArn}&Token=${this.token}`,
      Timestamp: this.#now().toISOString(),
    });
  }

  /** Signs any fields as they are; fields for signature and certificate that are there already stay. */
  sign(fields: SnsFields, key: TestKey = this.#key): SnsFields {
    const version = fields['SignatureVersion'] ?? this.#signatureVersion;
    const text = SIGNED_FIELDS.filter((name) => typeof fields[name] === 'string').map((name) => `${name}\n${String(fields[name])}\n`);
    const signature = sign(version === '2' ? 'sha256' : 'sha1', Buffer.from(text.join('')), key.privateKey);
    return { SignatureVersion: version, SigningCertURL: this.certificateUrl, ...fields, Signature: signature.toString('base64') };
  }

  /** The certificate in memory, for those who take the port. */
  get certificates(): SigningCertificates {
    const certificate = new X509Certificate(this.certificatePem);
    return {
      find: (url) =>
        Promise.resolve(
          url === this.certificateUrl ? { status: 'found', certificate } : { status: 'unavailable', reason: 'another address' },
        ),
    };
  }

  /** Writes the certificate into a folder and returns the pin for it, as the configuration file takes it. */
  async writePin(folder: string): Promise<{ readonly url: string; readonly file: string }> {
    const file = join(folder, this.certificateUrl.slice(this.certificateUrl.lastIndexOf('/') + 1));
    await writeFile(file, this.certificatePem);
    return { url: this.certificateUrl, file };
  }

  /** Posts an envelope as SNS does: JSON that is called plain text, with the facts repeated in headers. */
  async post(url: string, fields: SnsFields): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(url, { method: 'POST', headers: this.headers(fields), body: toBody(fields) });
    return { status: response.status, text: await response.text() };
  }

  /** The headers that SNS sends with an envelope. */
  headers(fields: SnsFields): Readonly<Record<string, string>> {
    return {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': String(fields['Type']),
      'x-amz-sns-message-id': String(fields['MessageId']),
      'x-amz-sns-topic-arn': String(fields['TopicArn']),
      // SNS leaves this one out before the subscription is confirmed.
      ...(fields['Type'] === 'SubscriptionConfirmation' ? {} : { 'x-amz-sns-subscription-arn': this.subscriptionArn }),
    };
  }
}

/** Returns the body of the request for an envelope. */
export function toBody(fields: SnsFields): string {
  return JSON.stringify(fields, undefined, 2);
}

// To whom the certificate of a Region is made out (AWS SDK for Java, SnsHostProvider).
function signerName(partition: string, region: string): string {
  switch (partition) {
    case 'aws-cn':
      return `sns-${region}.amazonaws.com.cn`;
    case 'aws-us-gov':
      return 'sns-us-gov-west-1.amazonaws.com';
    default:
      return 'sns.amazonaws.com';
  }
}
