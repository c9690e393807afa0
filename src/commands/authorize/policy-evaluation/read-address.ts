// IP addresses and ranges (IAM User Guide, "IP address condition operators"): IPv4 and IPv6 in CIDR notation, a single address without prefix.
import { isIPv4, isIPv6 } from 'node:net';

/** A range of addresses: the leading bits that all of them share. */
interface AddressRange {
  readonly version: 4 | 6;
  readonly bits: bigint;
  readonly prefixLength: number;
}

const BITS = { 4: 32, 6: 128 } as const;

// Match: 24, 0, 128. Near miss: -1, 024, 1000.
const PREFIX = /^(?:0|[1-9]\d{0,2})$/;

/** Reads an address or a range; undefined where the text is neither. */
export function readAddressRange(text: string): AddressRange | undefined {
  const [address = '', prefix, ...more] = text.trim().split('/');
  const version = isIPv4(address) ? 4 : isIPv6(address) && !address.includes('%') ? 6 : undefined;
  if (version === undefined || more.length > 0) return undefined;
  if (prefix !== undefined && !PREFIX.test(prefix)) return undefined;
  const prefixLength = prefix === undefined ? BITS[version] : Number(prefix);
  if (prefixLength > BITS[version]) return undefined;
  return { version, bits: version === 4 ? bitsOfIpv4(address) : bitsOfIpv6(address), prefixLength };
}

/** Tells whether a range lies wholly within another. */
export function isWithinRange(inner: AddressRange, outer: AddressRange): boolean {
  if (inner.version !== outer.version || inner.prefixLength < outer.prefixLength) return false;
  const rest = BigInt(BITS[outer.version] - outer.prefixLength);
  return inner.bits >> rest === outer.bits >> rest;
}

function bitsOfIpv4(address: string): bigint {
  return address.split('.').reduce((bits, part) => bits * 256n + BigInt(part), 0n);
}

const GROUPS_OF_IPV6 = 8;

function bitsOfIpv6(address: string): bigint {
  // The last 32 bits may be written as IPv4: ::ffff:192.0.2.1.
  const tail = address.slice(address.lastIndexOf(':') + 1);
  const plain = tail.includes('.') ? `${address.slice(0, -tail.length)}${groupsOfIpv4(tail)}` : address;
  const [left = '', right] = plain.split('::');
  const before = left === '' ? [] : left.split(':');
  const after = right === undefined || right === '' ? [] : right.split(':');
  const zeros = right === undefined ? 0 : GROUPS_OF_IPV6 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups.reduce((bits, group) => bits * 65_536n + BigInt(`0x${group}`), 0n);
}

function groupsOfIpv4(address: string): string {
  const bits = bitsOfIpv4(address);
  return `${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
}
