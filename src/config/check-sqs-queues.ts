// Rules across the queues from which events are read.
import { partitionOfRegion } from '../domain/partition.ts';
import { parseQueueUrl, type QueueUrl } from '../domain/queue-url.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import type { Environment } from './apply-environment.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

// The settings with which AWS SDKs send requests for SQS to another address (AWS SDKs and Tools reference guide, service-specific endpoints).
const ENDPOINT_VARIABLES = ['AWS_ENDPOINT_URL_SQS', 'AWS_ENDPOINT_URL'];

/** Reports queues that are listed twice, that contradict their Region or role, and configurations that do not exist. */
export function checkSqsQueues(config: PartialConfig, findings: Findings, environment: Environment): void {
  const queues = (config.sqs?.queues ?? []).map((queue, index) => ({ queue, path: ['sqs', 'queues', index] as const }));
  reportRepeats(
    queues.map(({ queue, path }) => ({ path: [...path, 'queueUrl'], value: queue?.queueUrl })),
    'the queue',
    findings,
  );
  const hasOtherEndpoint = ENDPOINT_VARIABLES.some((name) => (environment[name] ?? '') !== '');
  for (const { queue, path } of queues) {
    const url = queue?.queueUrl === undefined ? undefined : parseQueueUrl(queue.queueUrl);
    checkExternalId(path, queue, findings);
    if (url === undefined) continue;
    checkRole([...path, 'role'], { role: queue?.role, url }, findings);
    const place: QueuePlace = { path, region: queue?.region, findings };
    if (url.isLocal) checkLocalQueue(place, hasOtherEndpoint);
    else checkRegion(place, url.region);
  }
  const lists = queues.map(({ queue, path }) => ({ path: [...path, 'configurationNames'], names: queue?.configurationNames ?? [] }));
  reportUnknownConfigurations(config, findings, lists);
}

interface QueuePlace {
  readonly path: ConfigPath;
  /** As configured. */
  readonly region: string | undefined;
  readonly findings: Findings;
}

function checkLocalQueue({ path, region, findings }: QueuePlace, hasOtherEndpoint: boolean): void {
  if (!hasOtherEndpoint) {
    const hint = 'is a queue of this machine, which only tests have: set AWS_ENDPOINT_URL_SQS, or give the URL that SQS shows';
    findings.report([...path, 'queueUrl'], hint);
  }
  const regionPath = [...path, 'region'];
  if (region === undefined && !findings.isFaulty(regionPath)) {
    findings.report(regionPath, 'is missing; the URL of this queue names no Region');
  }
}

function checkRegion({ path, region, findings }: QueuePlace, regionOfUrl: string | undefined): void {
  if (region === undefined || regionOfUrl === undefined || region === regionOfUrl) return;
  findings.report([...path, 'region'], `must be ${regionOfUrl}, the Region in the URL, or be left out${describeValue(region)}`);
}

function checkExternalId(
  path: ConfigPath,
  queue: { readonly role?: string | undefined; readonly externalId?: string | undefined } | undefined,
  findings: Findings,
): void {
  if (queue?.externalId === undefined || queue.role !== undefined || findings.isFaulty([...path, 'role'])) return;
  findings.report([...path, 'externalId'], 'is told to a role, and there is none; name the role as well, or leave it out');
}

function checkRole(
  path: ConfigPath,
  { role, url }: { readonly role: string | undefined; readonly url: QueueUrl },
  findings: Findings,
): void {
  const parsed = role === undefined ? undefined : parseRoleArn(role);
  if (parsed === undefined || url.isLocal) return;
  const partition = partitionOfRegion(url.region ?? '')?.id;
  if (parsed.partition !== partition) {
    findings.report(path, `must be a role of the partition ${partition ?? ''}, which the queue is in${describeValue(role)}`);
  } else if (parsed.accountId !== url.accountId) {
    // The policy of the queue may let a role of any account in.
    findings.warn(
      path,
      `is a role of account ${parsed.accountId}, and the queue is of ${url.accountId}: the policy of the queue must let it in`,
    );
  }
}
