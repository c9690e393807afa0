// AWS partitions: which Regions exist, under which DNS suffix their services answer, and where their console stands.
import { partitions } from './partitions.generated.ts';

/** A partition: the hard border between Regions that share nothing, not even sign-in. */
export interface Partition {
  /** As in ARNs: `aws`, `aws-cn`, `aws-us-gov`, ... */
  readonly id: string;
  /** What the services' hosts end with, for example `amazonaws.com`. */
  readonly dnsSuffix: string;
  /** The Region that stands for services without Regions. */
  readonly implicitGlobalRegion: string;
  /** Real Regions only; the SDK's pseudo Regions (`aws-global`) are not among them. */
  readonly regions: readonly string[];
}

const partitionsByRegion: ReadonlyMap<string, Partition> = new Map(
  partitions.flatMap((partition) => partition.regions.map((region): [string, Partition] => [region, partition])),
);

/** The Regions that are known, of all partitions. */
export const knownRegions: readonly string[] = [...partitionsByRegion.keys()];

/** Returns the partition of a Region, or undefined where the Region is not known: names are never guessed from their form. */
export function partitionOfRegion(region: string): Partition | undefined {
  return partitionsByRegion.get(region);
}

/** Returns the Region that stands for the services without Regions in a partition. */
export function implicitRegion(partitionId: string): string | undefined {
  return partitions.find(({ id }) => id === partitionId)?.implicitGlobalRegion;
}

/** Returns the host of a Regional service, for example `sns.eu-west-1.amazonaws.com`, or undefined where the Region is not known. */
export function serviceHost(service: string, region: string): string | undefined {
  const partition = partitionOfRegion(region);
  return partition === undefined ? undefined : `${service}.${region}.${partition.dnsSuffix}`;
}

// Sources: `aws`: docs.aws.amazon.com/general/latest/gr/mgmt-console.html; China and GovCloud: the Regional links of the
// Amazon ECS developer guide (awsdocs/amazon-ecs-developer-guide, ecs-optimized_AMI.md).
// The other partitions have none here: no link is better than a wrong one.
const CONSOLE_DOMAINS: ReadonlyMap<string, string> = new Map([
  ['aws', 'console.aws.amazon.com'],
  ['aws-cn', 'console.amazonaws.cn'],
  ['aws-us-gov', 'console.amazonaws-us-gov.com'],
]);

/** Tells whether an address is a page of the AWS console of any partition. */
export function isConsoleAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username !== '' || url.port !== '') return false;
  // Attack: console.aws.amazon.com.evil.example, evil-console.aws.amazon.com.
  return [...CONSOLE_DOMAINS.values()].some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
}

/** Returns the host of the AWS console for a Region, or undefined where it is not known. */
export function consoleHost(region: string): string | undefined {
  const partition = partitionOfRegion(region);
  const domain = partition === undefined ? undefined : CONSOLE_DOMAINS.get(partition.id);
  return domain === undefined ? undefined : `${region}.${domain}`;
}
