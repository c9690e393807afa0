// IP addresses and ranges (IAM User Guide, "IP address condition operators"): IPv4 and IPv6 in CIDR notation, a single address without prefix.

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
  if (more.length > 0 || (prefix !== undefined && !PREFIX.test(prefix))) return undefined;
  const version = address.includes(':') ? 6 : 4;
  const bits = version === 6 ? bitsOfIpv6(address) : bitsOfIpv4(address);
  const prefixLength = prefix === undefined ? BITS[version] : Number(prefix);
  return bits === undefined || prefixLength > BITS[version] ? undefined : { version, bits, prefixLength };
}

/** Tells whether a range lies wholly within another. */
export function isWithinRange(inner: AddressRange, outer: AddressRange): boolean {
  if (inner.version !== outer.version || inner.prefixLength < outer.prefixLength) return false;
  const rest = BigInt(BITS[outer.version] - outer.prefixLength);
  return inner.bits >> rest === outer.bits >> rest;
}

// Match: 203.0.113.7. Near miss: 203.0.113, 203.0.113.256, 203.0.113.07.
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

function bitsOfIpv4(address: string): bigint | undefined {
  if (!IPV4.test(address)) return undefined;
  return address.split('.').reduce((bits, part) => bits * 256n + BigInt(part), 0n);
}

const GROUPS_OF_IPV6 = 8;

// Match: 2001, DB8, 0. Near miss: 12345, g.
const GROUP = /^[0-9a-f]{1,4}$/i;

function bitsOfIpv6(address: string): bigint | undefined {
  const groups = groupsOfIpv6(address);
  if (groups === undefined || !groups.every((group) => GROUP.test(group))) return undefined;
  return groups.reduce((bits, group) => bits * 65_536n + BigInt(`0x${group}`), 0n);
}

/** Writes out all eight groups: `::` stands for as many zeros as are missing, at least one. */
function groupsOfIpv6(address: string): readonly string[] | undefined {
  const [left = '', right, ...more] = withoutIpv4(address).split('::');
  if (more.length > 0) return undefined;
  const before = left === '' ? [] : left.split(':');
  if (right === undefined) return before.length === GROUPS_OF_IPV6 ? before : undefined;
  const after = right === '' ? [] : right.split(':');
  const zeros = GROUPS_OF_IPV6 - before.length - after.length;
  return zeros < 1 ? undefined : [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
}

/** The last 32 bits may be written as IPv4: `::ffff:192.0.2.1`. */
function withoutIpv4(address: string): string {
  const tail = address.slice(address.lastIndexOf(':') + 1);
  const bits = bitsOfIpv4(tail);
  return bits === undefined ? address : `${address.slice(0, -tail.length)}${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
}
