// X.509 certificates for tests, made at test time (RFC 5280): Node.js can read certificates but cannot make them.
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  derBitString,
  derInteger,
  derObjectIdentifier,
  derOctetString,
  derSequence,
  derSet,
  derTime,
  derTrue,
  derUtf8String,
  derValue,
} from './der.ts';

/** A key pair for a test certificate. */
export interface TestKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** What a test certificate says; what is left out is as in a certificate of SNS in `us-east-1`. */
export interface TestCertificateOptions {
  readonly key: TestKey;
  /** The subject's and issuer's common name. */
  readonly commonName?: string;
  /** DNS names of the Subject Alternative Name; none leaves the extension out. */
  readonly dnsNames?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly isAuthority?: boolean;
}

const RSA_BITS = { small: 1024, usual: 2048, large: 3072 } as const;
const keys = new Map<string, TestKey>();

/** Returns a key of this name: made on first use, because making an RSA key takes a while; same name, same key. */
export function testKey(name: string, kind: keyof typeof RSA_BITS | 'rsa-exponent-3' | 'rsa-pss' | 'ec' = 'usual'): TestKey {
  const label = `${kind}/${name}`;
  const key = keys.get(label) ?? makeKey(kind);
  keys.set(label, key);
  return key;
}

function makeKey(kind: Parameters<typeof testKey>[1] = 'usual'): TestKey {
  switch (kind) {
    case 'ec':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'rsa-pss':
      return generateKeyPairSync('rsa-pss', { modulusLength: RSA_BITS.usual });
    case 'rsa-exponent-3':
      return generateKeyPairSync('rsa', { modulusLength: RSA_BITS.usual, publicExponent: 3 });
    case 'small':
    case 'usual':
    case 'large':
      return generateKeyPairSync('rsa', { modulusLength: RSA_BITS[kind] });
  }
}

/** Makes a self-signed certificate and returns it as one PEM block. */
export function makeTestCertificate(options: TestCertificateOptions): string {
  const algorithm = signatureAlgorithm(options.key);
  const facts = certificateFacts(options, algorithm);
  // The last step of every certificate: the facts, how they are signed, the signature over exactly these bytes.
  const signature = sign('sha256', facts, options.key.privateKey);
  return toPem(derSequence(facts, algorithm, derBitString(signature)));
}

// TBSCertificate (RFC 5280, 4.1.2): version, serial, algorithm, issuer, validity, subject, key, extensions.
function certificateFacts(options: TestCertificateOptions, algorithm: Uint8Array): Uint8Array {
  const { key, commonName = 'sns.amazonaws.com', notBefore = new Date('2020-01-01'), notAfter = new Date('2049-01-01') } = options;
  const version3 = derValue(0xa0, derInteger(2));
  const serial = derInteger(0x1234_5678_9abcn);
  const name = distinguishedName(commonName);
  const validity = derSequence(derTime(notBefore), derTime(notAfter));
  const publicKey = key.publicKey.export({ type: 'spki', format: 'der' });
  return derSequence(version3, serial, algorithm, name, validity, name, publicKey, derValue(0xa3, derSequence(...extensions(options))));
}

// A Name is a sequence of sets of (type, value) pairs; 2.5.4.3 is the common name.
function distinguishedName(commonName: string): Uint8Array {
  return derSequence(derSet(derSequence(derObjectIdentifier('2.5.4.3'), derUtf8String(commonName))));
}

// An extension: its identifier, whether it is critical, and its own DER inside an OCTET STRING.
function extensions({
  commonName = 'sns.amazonaws.com',
  dnsNames = [commonName],
  isAuthority = false,
}: TestCertificateOptions): Uint8Array[] {
  const basicConstraints = derSequence(...(isAuthority ? [derTrue] : []));
  const found = [derSequence(derObjectIdentifier('2.5.29.19'), derTrue, derOctetString(basicConstraints))];
  // Subject Alternative Name; context tag 2 is a DNS name.
  const names = derSequence(...dnsNames.map((dnsName) => derValue(0x82, Buffer.from(dnsName))));
  if (dnsNames.length > 0) found.push(derSequence(derObjectIdentifier('2.5.29.17'), derOctetString(names)));
  return found;
}

function signatureAlgorithm({ privateKey }: TestKey): Uint8Array {
  if (privateKey.asymmetricKeyType === 'ec') return derSequence(derObjectIdentifier('1.2.840.10045.4.3.2'));
  return derSequence(derObjectIdentifier('1.2.840.113549.1.1.11'), derValue(0x05));
}

function toPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
