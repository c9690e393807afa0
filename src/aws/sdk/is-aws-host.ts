// Which hosts are AWS's own: requests that a person can steer by a parameter go to no other.
import { partitions } from '../../domain/partitions.generated.ts';

const SUFFIXES: readonly string[] = [...new Set(partitions.map(({ dnsSuffix }) => `.${dnsSuffix}`))];

/** Tells whether the host is under the DNS suffix of an AWS partition. */
export function isAwsHost(host: string): boolean {
  return SUFFIXES.some((suffix) => host.endsWith(suffix));
}
