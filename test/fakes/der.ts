// DER, the byte form of certificates (ITU-T X.690): each value is a tag, a length and its content.

/** Encodes one value. */
export function derValue(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), derLength(content.length), content]);
}

// Up to 127 the length is one byte; above, the first byte says how many bytes of length follow.
function derLength(length: number): Uint8Array {
  if (length < 0x80) return Buffer.from([length]);
  const digits = evenHex(length.toString(16));
  return Buffer.concat([Buffer.from([0x80 + digits.length]), digits]);
}

/** SEQUENCE: values in order. */
export function derSequence(...values: readonly Uint8Array[]): Uint8Array {
  return derValue(0x30, ...values);
}

/** SET of one value. */
export function derSet(value: Uint8Array): Uint8Array {
  return derValue(0x31, value);
}

/** INTEGER, not negative: a first bit that is set would mean a minus sign, so a zero goes before it. */
export function derInteger(value: number | bigint): Uint8Array {
  const digits = evenHex(value.toString(16));
  const sign = (digits[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0);
  return derValue(0x02, sign, digits);
}

/** BIT STRING of whole bytes: the first byte says that no bits are unused. */
export function derBitString(bytes: Uint8Array): Uint8Array {
  return derValue(0x03, Buffer.from([0]), bytes);
}

/** OCTET STRING. */
export function derOctetString(bytes: Uint8Array): Uint8Array {
  return derValue(0x04, bytes);
}

/** BOOLEAN true. */
export const derTrue = derValue(0x01, Buffer.from([0xff]));

/** UTF8String. */
export function derUtf8String(text: string): Uint8Array {
  return derValue(0x0c, Buffer.from(text));
}

/** OBJECT IDENTIFIER: the first two numbers share a byte, the others are written in base 128, high bits first. */
export function derObjectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return derValue(0x06, Buffer.from([first * 40 + second, ...others.flatMap((number) => base128(number))]));
}

// All bytes but the last carry the continuation bit.
function base128(number: number): readonly number[] {
  const digits = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) + 0x80);
  return digits;
}

/** UTCTime up to 2049, GeneralizedTime from 2050 on, as X.509 asks (RFC 5280, 4.1.2.5). */
export function derTime(date: Date): Uint8Array {
  const digits = `${date.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`;
  return date.getUTCFullYear() < 2050 ? derValue(0x17, Buffer.from(digits.slice(2))) : derValue(0x18, Buffer.from(digits));
}

function evenHex(hex: string): Buffer {
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}
