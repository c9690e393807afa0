// The URL of an SQS queue, taken apart and checked against the known Regions and the forms that SQS has given out.
import { partitionOfRegion } from './partition.ts';

/** The parts of a queue's URL. */
export interface QueueUrl {
  readonly url: string;
  /** The Region of the host; undefined for a queue on this machine. */
  readonly region: string | undefined;
  readonly accountId: string;
  readonly queueName: string;
  /** True for a queue of a test or an emulator on this machine, which has no Region in its address. */
  readonly isLocal: boolean;
}

// Amazon SQS API, CreateQueue: at most 80 letters, digits, hyphens and underscores; `.fifo` ends the name of a FIFO queue and counts.
// Match: /123456789012/alarms, /123456789012/orders.fifo. Near miss: /123456789012/alarms/ (a further slash), /alarms.
const PATH = /^\/(\d{12})\/((?=[^/]{1,80}$)[A-Za-z0-9_-]+(?:\.fifo)?)$/;

// Source: partitions.json of the AWS SDKs (dualStackDnsSuffix).
const DUAL_STACK_SUFFIXES: ReadonlyMap<string, string> = new Map([
  ['aws', 'api.aws'],
  ['aws-cn', 'api.amazonwebservices.com.cn'],
  ['aws-eusc', 'api.amazonwebservices.eu'],
  ['aws-iso', 'api.aws.ic.gov'],
  ['aws-iso-b', 'api.aws.scloud'],
  ['aws-iso-e', 'api.cloud-aws.adc-e.uk'],
  ['aws-iso-f', 'api.aws.hci.ic.gov'],
  ['aws-us-gov', 'api.aws'],
]);

// The first form of all, without a Region in its name (Amazon SQS endpoints and quotas, legacy endpoints).
const OLDEST_HOST = 'queue.amazonaws.com';
const OLDEST_HOST_REGION = 'us-east-1';

// Match: sqs.eu-west-1.amazonaws.com, sqs-fips.us-gov-west-1.api.aws. Near miss: sns.eu-west-1.amazonaws.com.
const REGIONAL_HOST = /^sqs(?:-fips)?\.([a-z0-9-]+)\.(.+)$/;
// Match: eu-west-1.queue.amazonaws.com. Near miss: queue.amazonaws.com.
const LEGACY_HOST = /^([a-z0-9-]+)\.queue\.(.+)$/;
// Match: vpce-0a1b-2c3d.sqs.eu-west-1.vpce.amazonaws.com. Near miss: sqs.eu-west-1.vpce.amazonaws.com.
const VPC_ENDPOINT_HOST = /^vpce-[a-z0-9-]+\.sqs\.([a-z0-9-]+)\.vpce\.(.+)$/;

// Match: localhost, 127.0.0.1, [::1], sqs.us-east-1.localhost. Near miss: localhost.example.com.
const LOCAL_HOST = /^(?:(?:[a-z0-9-]+\.)*localhost(?:\.localstack\.cloud)?|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Parses the URL of a queue, or returns undefined where the text is none or its Region is not known. */
export function parseQueueUrl(text: string): QueueUrl | undefined {
  const url = URL.parse(text);
  const path = PATH.exec(url?.pathname ?? '');
  if (url === null || path === null || !isPlain(url, text)) return undefined;
  const [, accountId = '', queueName = ''] = path;
  if (LOCAL_HOST.test(url.hostname)) return { url: text, region: undefined, accountId, queueName, isLocal: true };
  const region = regionOfHost(url.hostname);
  if (url.protocol !== 'https:' || url.port !== '' || region === undefined) return undefined;
  return { url: text, region, accountId, queueName, isLocal: false };
}

/** Tells whether a queue keeps an order: the ending of its name says so (Amazon SQS API, CreateQueue). */
export function isFifoQueue(queueUrl: string): boolean {
  return queueUrl.endsWith('.fifo');
}

// The URL goes into requests as it stands, so it must be the one that SQS gave out, not another spelling of it.
function isPlain({ href, search, hash, username, password }: URL, text: string): boolean {
  return href === text && [search, hash, username, password].every((part) => part === '');
}

function regionOfHost(host: string): string | undefined {
  if (host === OLDEST_HOST) return OLDEST_HOST_REGION;
  const regional = REGIONAL_HOST.exec(host);
  const [, region = '', suffix = ''] = regional ?? LEGACY_HOST.exec(host) ?? VPC_ENDPOINT_HOST.exec(host) ?? [];
  const partition = partitionOfRegion(region);
  if (partition === undefined) return undefined;
  const isDualStack = regional !== null && suffix === DUAL_STACK_SUFFIXES.get(partition.id);
  return isDualStack || suffix === partition.dnsSuffix ? region : undefined;
}
