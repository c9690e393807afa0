// Plays one attack against the real parser, verifier, certificate cache and download, with a network that records everything.
import { generateKeyPairSync } from 'node:crypto';
import { CachedSigningCertificates } from '../../src/aws/sns-http/cached-signing-certificates.ts';
import { downloadCertificate } from '../../src/aws/sns-http/download-certificate.ts';
import { parseSnsRequest } from '../../src/notifications/ingest/sns/sns-envelope.ts';
import { verifySnsMessage, type SnsVerdict } from '../../src/notifications/ingest/sns/verify-sns-message.ts';
import { FakeSns, toBody, type SnsFields } from '../fakes/fake-sns.ts';
import { makeTestCertificate, testKey } from '../fakes/test-certificate.ts';
import type { AttackCase } from './attack-case.ts';

// The moment at which all attacks take place.
const ATTACK_TIME = new Date('2026-03-06T12:00:00.000Z');

/** How an attack ended, and every address that was asked for. */
export interface AttackOutcome {
  readonly verdict: SnsVerdict;
  readonly requestedUrls: readonly string[];
  /** The one address that may be asked for. */
  readonly certificateUrl: string;
}

const attackerKey = testKey('attacker');
/** A certificate that passes for SNS's by its names and dates; only where it comes from gives it away. */
const attackerPem = makeTestCertificate({ key: attackerKey, isAuthority: true });

/** Plays an attack to its end. */
export async function mountAttack(attack: AttackCase): Promise<AttackOutcome> {
  const requestedUrls: string[] = [];
  const sns = snsOf(attack, ATTACK_TIME);
  const certificates = new CachedSigningCertificates({
    now: () => ATTACK_TIME,
    download: (url) => {
      const timer = immediateTimerFor(attack);
      const fetch = (requested: string, options: RequestInit): Promise<Response> => {
        requestedUrls.push(requested);
        return answer(attack, requested === sns.certificateUrl ? sns.certificatePem : undefined, options);
      };
      return timer === undefined ? downloadCertificate(url, fetch) : downloadCertificate(url, fetch, timer);
    },
  });

  const parsed = parseSnsRequest(composeRequest(attack, sns));
  const { requireSignatureVersion2 } = attack;
  const options = { certificates, now: ATTACK_TIME, requireSignatureVersion2 };
  const verdict = parsed.status === 'parsed' ? await verifySnsMessage(parsed.envelope, options) : parsed;
  return { verdict, requestedUrls, certificateUrl: sns.certificateUrl };
}

/** An attack as it is sent, and the SNS that it pretends to come from. */
export interface WrittenAttack {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly certificateUrl: string;
  /** What SNS's own host serves there. */
  readonly certificatePem: string;
}

/** Writes an attack for a server whose clock is the real one. */
export function writeAttack(attack: AttackCase, now: Date): WrittenAttack {
  const sns = snsOf(attack, now);
  return { ...composeRequest(attack, sns), certificateUrl: sns.certificateUrl, certificatePem: sns.certificatePem };
}

function composeRequest(attack: AttackCase, sns: FakeSns): Pick<WrittenAttack, 'headers' | 'body'> {
  const fields = makeFields(attack, sns);
  return { headers: { ...sns.headers(fields), ...attack.headers }, body: makeBody(attack, fields) };
}

function snsOf({ topicArn, ageMinutes, certificate }: AttackCase, at: Date): FakeSns {
  const { keyKind = 'usual', commonName, dnsNames, notBefore, notAfter, isAuthority } = certificate;
  const now = (): Date => new Date(at.getTime() - ageMinutes * 60_000);
  const options = { commonName, dnsNames, notBefore, notAfter, isAuthority };
  const given = Object.fromEntries(Object.entries(options).filter(([, option]) => option !== undefined));
  return new FakeSns({ topicArn, now, key: testKey('sns', keyKind), certificate: given });
}

function makeFields(attack: AttackCase, sns: FakeSns): SnsFields {
  const { Signature: _replaced, ...original } = originalFields(attack, sns);
  const signed = sns.sign({ ...original, ...attack.forge }, attack.signer === 'attacker' ? attackerKey : undefined);
  const signature = attack.signatureOfAnother ? sns.notification({ message: 'another message' })['Signature'] : signed['Signature'];
  const sent = { ...signed, Signature: respell(String(signature), attack.respellSignature), ...attack.tamper };
  return Object.fromEntries(Object.entries(sent).filter(([name]) => !attack.remove.includes(name)));
}

function originalFields({ type, message, subject }: AttackCase, sns: FakeSns): SnsFields {
  switch (type) {
    case 'Notification':
      return sns.notification({ message, ...(subject === undefined ? {} : { subject }) });
    case 'SubscriptionConfirmation':
      return sns.subscriptionConfirmation();
    case 'UnsubscribeConfirmation':
      return sns.unsubscribeConfirmation();
  }
}

function respell(base64: string, how: AttackCase['respellSignature']): string {
  switch (how) {
    case undefined:
      return base64;
    case 'no-padding':
      return base64.replaceAll('=', '');
    case 'url-alphabet':
      // A signature without either letter would be spelled alike in both alphabets.
      return Buffer.from('\u00ff'.repeat(256), 'latin1').toString('base64url').padEnd(344, '=');
    case 'line-feed':
      return `${base64.slice(0, 76)}\n${base64.slice(76)}`;
    case 'space':
      return `${base64} `;
    case 'unused-bits':
      return base64.replace(/.==$/, (end) => (end === 'x==' ? 'y==' : 'x=='));
    case 'empty':
      return '';
    case 'zeros':
      return Buffer.alloc(256).toString('base64');
    case 'doubled':
      return Buffer.concat([Buffer.from(base64, 'base64'), Buffer.from(base64, 'base64')]).toString('base64');
    case 'huge':
      return Buffer.alloc(300_000).toString('base64');
  }
}

function makeBody(attack: AttackCase, fields: SnsFields): Uint8Array {
  const whole = attack.body?.join('') ?? toBody(fields);
  const text = attack.replaceInBody === undefined ? whole : whole.replace(...attack.replaceInBody);
  switch (attack.encoding) {
    case 'utf8':
      return Buffer.from(text);
    case 'utf8-with-bom':
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    case 'utf-16le':
    case 'latin1':
      return Buffer.from(text, attack.encoding);
  }
}

// What the network answers: at SNS's address what the case says, everywhere else the attacker's certificate. So each check
// that fails to refuse ends in an accepted message.
function answer({ certificate }: AttackCase, snsPem: string | undefined, { redirect, signal }: RequestInit): Promise<Response> {
  if (snsPem === undefined) return Promise.resolve(new Response(attackerPem));
  switch (certificate.behavior) {
    case 'redirect':
      return redirect === 'error' ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(new Response(attackerPem));
    case 'never-answers':
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
    case 'never-ends':
      return Promise.resolve(
        new Response(
          new ReadableStream({
            start: (stream) => {
              stream.enqueue(Buffer.from(snsPem));
            },
          }),
        ),
      );
    case 'pours':
      return Promise.resolve(
        new Response(
          new ReadableStream({
            pull: (stream) => {
              stream.enqueue(Buffer.alloc(1000));
            },
          }),
        ),
      );
    case 'der':
      return Promise.resolve(new Response(Buffer.from(snsPem.replaceAll(/-----.*-----/g, ''), 'base64')));
    case undefined:
      return Promise.resolve(new Response(pemAnswer(certificate, snsPem), { status: certificate.status ?? 200 }));
  }
}

function pemAnswer({ before = '', after = '', instead }: AttackCase['certificate'], snsPem: string): string {
  return (instead ?? `${before}${snsPem}${after}`).replaceAll('{attacker}', attackerPem).replaceAll('{key}', attackerKeyPem());
}

function attackerKeyPem(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

// Where the server lets us wait, the time limit is over at once.
function immediateTimerFor({ certificate: { behavior } }: AttackCase): ((callback: () => void) => () => void) | undefined {
  if (behavior !== 'never-answers' && behavior !== 'never-ends') return undefined;
  return (callback) => {
    setImmediate(callback);
    return () => undefined;
  };
}
