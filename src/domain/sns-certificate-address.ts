// The only addresses under which SNS publishes the certificates that it signs with.
import { serviceHost } from './partition.ts';

/** Where a signing certificate stands: at the SNS host of this Region. */
export interface SnsCertificateAddress {
  readonly url: string;
  readonly region: string;
}

// A real address has about 100 characters, 32 of them hexadecimal.
const ADDRESS_MAX_LENGTH = 256;

// The raw text is matched, not a parsed URL: a URL parser forgives what an attacker needs (backslashes, tabs, upper case,
// user names, encoded slashes, a port). Nothing that could be forgiven gets past this expression.
// Match: https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123abcd.pem
// Near misses: the same with `?x=.pem` (a query), with `/bucket/` in the path, with `user@` or `:443` at the host.
const ADDRESS_PATTERN = /^https:\/\/(?<host>sns\.(?<region>[a-z0-9-]+)\.[a-z0-9.-]+)\/SimpleNotificationService-[0-9a-f]+\.pem$/;

/**
 * Parses the address of an SNS signing certificate, or returns undefined where the text is none.
 * Stops forged messages whose certificate stands on a host that only looks like SNS (an S3 bucket answers at
 * `sns.s3-ap-southeast-2.amazonaws.com`), and addresses of SNS itself that echo what an attacker wrote (`/?Action=...`).
 */
export function parseSnsCertificateAddress(url: string): SnsCertificateAddress | undefined {
  if (url.length > ADDRESS_MAX_LENGTH) return undefined;
  const { host = '', region = '' } = ADDRESS_PATTERN.exec(url)?.groups ?? {};
  if (host === '' || host !== serviceHost('sns', region)) return undefined;
  return { url, region };
}
