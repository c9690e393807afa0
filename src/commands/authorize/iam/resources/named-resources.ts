// Resources that commands name in ways of their own: queues by URL, functions in four forms, tables in batches. Each finder answers for its
// actions alone. `UNKNOWN_NAME` and `UNKNOWN_TEXT` stand for what is not known.
import { parseQueueUrl } from '../../../../domain/queue-url.ts';
import { partitionOfRegion } from '../../../../domain/partition.ts';
import { UNKNOWN_NAME, UNKNOWN_TEXT } from '../../policy-evaluation/pattern-marks.ts';
import { isArn } from './parameter-of-variable.ts';
import { membersOf, partsOf, textsOf } from './read-params.ts';
import { findResourcesOfS3 } from './resources-of-s3.ts';
import type { CommandPlace, ResourceQuestion } from './resource-question.ts';

type ResourceFinder = (question: ResourceQuestion) => readonly string[] | undefined;

const FINDERS: ReadonlyMap<string, ResourceFinder> = new Map<string, ResourceFinder>([
  // Which of some forty paths a call has is not in its parameters alone.
  ['apigateway', () => [UNKNOWN_TEXT]],
  ['dynamodb', findTables],
  ['ec2', findTaggedResources],
  ['ecs', findTaskDefinition],
  ['events', findRule],
  ['lambda', findFunction],
  ['logs', findLogGroups],
  ['s3', findResourcesOfS3],
  ['secretsmanager', findSecret],
  ['sns', findPublishTargets],
  ['sqs', findQueue],
]);

/** Finds the resources of an action that commands name in a way of their own; undefined for all others. */
export function findNamedResources(question: ResourceQuestion): readonly string[] | undefined {
  return FINDERS.get(prefixOf(question.action))?.(question);
}

/** The part of an action before its colon, in lower case. */
export function prefixOf(action: string): string {
  return action.slice(0, action.indexOf(':')).toLowerCase();
}

/** The partition of a Region, as in ARNs; unknown where the Region is. */
export function partitionOf({ region }: CommandPlace): string {
  return partitionOfRegion(region)?.id ?? UNKNOWN_NAME;
}

function arn(service: string, place: CommandPlace, resource: string): string {
  return `arn:${partitionOf(place)}:${service}:${place.region}:${place.accountId}:${resource}`;
}

/** The Region and the account of a queue are those of its URL (Amazon SQS Developer Guide, "Queue and message identifiers"). */
function findQueue({ params: { QueueUrl }, place }: ResourceQuestion): readonly string[] | undefined {
  if (typeof QueueUrl !== 'string') return undefined;
  const queue = parseQueueUrl(QueueUrl);
  if (queue === undefined) return [arn('sqs', { region: UNKNOWN_NAME, accountId: UNKNOWN_NAME }, UNKNOWN_NAME)];
  const { region = place.region, accountId, queueName } = queue;
  return [arn('sqs', { region, accountId }, queueName)];
}

// Match: report, report:7, 123456789012:function:report, 123456789012:report. Near miss: arn:aws:lambda:...
const FUNCTION = /^(?:(?<account>\d{12}):)?(?:function:)?(?<name>[A-Za-z0-9-_]+)(?::(?<qualifier>[A-Za-z0-9$_-]+))?$/;

/** A function's name, its partial ARN or its ARN, each with or without a version (AWS Lambda API, Invoke, FunctionName). */
function findFunction({ params: { FunctionName, Qualifier }, place }: ResourceQuestion): readonly string[] | undefined {
  if (typeof FunctionName !== 'string') return undefined;
  const end = typeof Qualifier === 'string' ? `:${Qualifier}` : '';
  if (isArn(FunctionName)) return [`${FunctionName}${end}`];
  const { account, name, qualifier } = FUNCTION.exec(FunctionName)?.groups ?? {};
  if (name === undefined) return [arn('lambda', place, `function:${UNKNOWN_TEXT}`)];
  const version = qualifier === undefined ? end : `:${qualifier}`;
  return [arn('lambda', { ...place, accountId: account ?? place.accountId }, `function:${name}${version}`)];
}

// Match: web, web:3. Near miss: arn:aws:ecs:...
const TASK_DEFINITION = /^(?<family>[\w-]+)(?::(?<revision>\d+))?$/;

/** A task definition by its family, whose newest revision only AWS knows, or by family and revision (Amazon ECS API, RunTask, taskDefinition). */
function findTaskDefinition({ action, params: { taskDefinition }, place }: ResourceQuestion): readonly string[] | undefined {
  if (!['ecs:runtask', 'ecs:starttask'].includes(action.toLowerCase()) || typeof taskDefinition !== 'string') return undefined;
  if (isArn(taskDefinition)) return [taskDefinition];
  const { family = UNKNOWN_NAME, revision = UNKNOWN_NAME } = TASK_DEFINITION.exec(taskDefinition)?.groups ?? {};
  return [arn('ecs', place, `task-definition/${family}:${revision}`)];
}

/** Whether AWS writes `:*` behind a log group differs from call to call (CloudWatch Logs User Guide, "Resource types"). */
function findLogGroups({ params, place }: ResourceQuestion): readonly string[] | undefined {
  const groups = textsOf(params['logGroupName'] ?? params['logGroupNames']);
  return groups?.map((group) => arn('logs', place, `log-group:${group}${UNKNOWN_TEXT}`));
}

// Match: events:putrule, events:removetargets, events:listtargetsbyrule. Near miss: events:putevents.
const RULE_ACTION = /rule|targets/;

/** A rule of the default bus has an ARN without its bus (Amazon EventBridge API, PutRule, EventBusName). */
function findRule({ action, params: { Name, Rule, EventBusName }, place }: ResourceQuestion): readonly string[] | undefined {
  const rule = Rule ?? Name;
  if (!RULE_ACTION.test(action.toLowerCase()) || typeof rule !== 'string') return undefined;
  if (EventBusName === undefined || EventBusName === 'default') return [arn('events', place, `rule/${rule}`)];
  if (typeof EventBusName !== 'string') return [arn('events', place, `rule/${UNKNOWN_NAME}`)];
  if (!isArn(EventBusName)) return [arn('events', place, `rule/${EventBusName}/${rule}`)];
  return [`${EventBusName.replace(':event-bus/', ':rule/')}/${rule}`];
}

/** A secret's ARN ends with six random characters (AWS Secrets Manager User Guide, "IAM permissions policy examples"). */
function findSecret({ params: { SecretId }, place }: ResourceQuestion): readonly string[] | undefined {
  if (typeof SecretId !== 'string') return undefined;
  return isArn(SecretId) ? [`${SecretId}${UNKNOWN_TEXT}`] : [arn('secretsmanager', place, `secret:${SecretId}${UNKNOWN_TEXT}`)];
}

/** A message to a telephone is to no resource (Amazon SNS Developer Guide, "Using identity-based policies", mobile text messages). */
function findPublishTargets({ action, params: { TopicArn, TargetArn, PhoneNumber } }: ResourceQuestion): readonly string[] | undefined {
  if (action.toLowerCase() !== 'sns:publish') return undefined;
  return textsOf(TopicArn) ?? textsOf(TargetArn) ?? (PhoneNumber === undefined ? [UNKNOWN_TEXT] : ['*']);
}

/** Tables of batches and transactions; those of a statement in PartiQL are not read out of its text, and so are not known. */
function findTables({ params, place }: ResourceQuestion): readonly string[] | undefined {
  const batch = Object.keys(membersOf(params['RequestItems']));
  const transaction = partsOf(params['TransactItems']).flatMap((item) =>
    Object.values(membersOf(item)).flatMap((part) => textsOf(membersOf(part)['TableName']) ?? [UNKNOWN_NAME]),
  );
  const tables = [...new Set([...batch, ...transaction])];
  if (tables.length === 0) return undefined;
  return tables.map((table) => (isArn(table) ? table : arn('dynamodb', place, `table/${table}`)));
}

// Stryker disable StringLiteral,ArrayDeclaration,BooleanLiteral: rows of a table; each has its case.
/** First part of an id to the resource type in its ARN, and whether that ARN has an account (Amazon EC2 User Guide, "Resource IDs"). */
const TYPES_OF_IDS: ReadonlyMap<string, { readonly type: string; readonly hasAccount: boolean }> = new Map(
  [
    ['ami', 'image', false],
    ['eipalloc', 'elastic-ip', true],
    ['eni', 'network-interface', true],
    ['i', 'instance', true],
    ['igw', 'internet-gateway', true],
    ['lt', 'launch-template', true],
    ['nat', 'natgateway', true],
    ['rtb', 'route-table', true],
    ['sg', 'security-group', true],
    ['snap', 'snapshot', false],
    ['subnet', 'subnet', true],
    ['vol', 'volume', true],
    ['vpc', 'vpc', true],
  ].map(([start, type, hasAccount]) => [start as string, { type: type as string, hasAccount: hasAccount as boolean }]),
);
// Stryker restore StringLiteral,ArrayDeclaration,BooleanLiteral

function findTaggedResources({ action, params: { Resources }, place }: ResourceQuestion): readonly string[] | undefined {
  if (!['ec2:createtags', 'ec2:deletetags'].includes(action.toLowerCase())) return undefined;
  const ids = textsOf(Resources);
  return ids?.map((id) => {
    const found = TYPES_OF_IDS.get(id.slice(0, id.indexOf('-')));
    if (found === undefined) return arn('ec2', { ...place, accountId: UNKNOWN_NAME }, UNKNOWN_NAME);
    return arn('ec2', found.hasAccount ? place : { ...place, accountId: '' }, `${found.type}/${id}`);
  });
}
