// The condition keys of a command that are certain before AWS is called (IAM User Guide, "AWS global condition context keys", and the
// services' own keys where a parameter is their value). All others only AWS knows.
import type { CallCredentials } from '../../../domain/role-session.ts';
import { withoutMarks } from '../policy-evaluation/pattern-marks.ts';
import { openContext, type RequestContext } from '../policy-evaluation/request-context.ts';
import { partitionOf, prefixOf } from './resources/named-resources.ts';
import { isArn } from './resources/parameter-of-variable.ts';
import type { CommandPlace, Params } from './resources/resource-question.ts';
import { tagsOfRequest } from './request-tags.ts';

/** A request of a command of which the context is wanted. */
export interface ContextQuestion {
  readonly action: string;
  readonly resource: string;
  readonly params: Params;
  readonly place: CommandPlace;
  readonly now: Date;
  /** Whose credentials sign the request; left out where nobody knows yet. */
  readonly credentials?: CallCredentials | 'none';
}

// Stryker disable StringLiteral: names of a table.
/** Services whose requests go to one Region for all ("aws:RequestedRegion", "Global services"): which, AWS knows. */
const GLOBAL_SERVICES: ReadonlySet<string> = new Set(
  (
    'account aws-portal billing budgets ce chatbot cloudfront cur directconnect globalaccelerator health iam importexport networkmanager ' +
    'organizations pricing route53 route53domains shield sts support tax trustedadvisor waf'
  ).split(' '),
);
// Stryker restore StringLiteral

// Stryker disable StringLiteral,ArrayDeclaration: rows of a table; each has its case.
/** Keys of requests that a service makes, or makes for somebody: not of ours. */
const ABSENT: readonly string[] = [
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
];
// Stryker restore StringLiteral,ArrayDeclaration

const MS_PER_SECOND = 1000;

/** Makes the context of a request. */
export function contextOfCommand(question: ContextQuestion): RequestContext {
  const { action, resource, params, place, now, credentials } = question;
  const tags = tagsOfRequest(params, resource);
  const values: Record<string, readonly string[]> = {
    'aws:CurrentTime': [now.toISOString()],
    'aws:EpochTime': [String(Math.floor(now.getTime() / MS_PER_SECOND))],
    'aws:PrincipalAccount': [place.accountId],
    'aws:PrincipalIsAWSService': ['false'],
    'aws:SecureTransport': ['true'],
    'aws:ViaAWSService': ['false'],
    ...(GLOBAL_SERVICES.has(prefixOf(action)) ? {} : { 'aws:RequestedRegion': [place.region] }),
    ...(tags === undefined ? {} : { 'aws:TagKeys': [...tags.keys()] }),
    // A tag that is taken off has no value in the request.
    ...Object.fromEntries([...(tags ?? [])].map(([key, value]) => [`aws:RequestTag/${key}`, value === undefined ? [] : [value]])),
    ...keysOfSession(credentials),
    ...keysOfService(question),
  };
  const isSession = typeof credentials === 'object';
  return openContext({
    values: withoutUnknown(values),
    absent: isSession ? [...ABSENT, 'aws:username'] : ABSENT,
    complete: tags === undefined ? [] : ['aws:RequestTag/'],
  });
}

/** A value of which a part is not known is not known. */
function withoutUnknown(values: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  const isKnown = (value: string): boolean => value === withoutMarks(value);
  return Object.fromEntries(Object.entries(values).filter(([, list]) => list.every(isKnown)));
}

/** A session's tags count before those of its role (IAM User Guide, "Pass session tags in AWS STS"). */
function keysOfSession(credentials: ContextQuestion['credentials']): Readonly<Record<string, readonly string[]>> {
  if (typeof credentials !== 'object') return {};
  return Object.fromEntries(credentials.tags.map(({ key, value }) => [`aws:PrincipalTag/${key}`, [value]]));
}

// Stryker disable StringLiteral,ArrayDeclaration: rows of a table; each has its case.
/** Keys of services that are a parameter's value: action, key, parameter (Service Authorization Reference). */
const KEYS_OF_PARAMETERS: readonly (readonly [action: string, key: string, parameter: string])[] = [
  ['rds:createdbinstance', 'rds:DatabaseClass', 'DBInstanceClass'],
  ['rds:createdbinstance', 'rds:DatabaseEngine', 'Engine'],
  ['rds:modifydbinstance', 'rds:DatabaseClass', 'DBInstanceClass'],
  ['s3:listbucket', 's3:delimiter', 'Delimiter'],
  ['s3:listbucket', 's3:max-keys', 'MaxKeys'],
  ['s3:listbucket', 's3:prefix', 'Prefix'],
  ['s3:listbucketversions', 's3:prefix', 'Prefix'],
  ['s3:putobject', 's3:x-amz-acl', 'ACL'],
  ['s3:putobject', 's3:x-amz-server-side-encryption', 'ServerSideEncryption'],
  ['s3:putobject', 's3:x-amz-storage-class', 'StorageClass'],
  ['s3:deleteobjectversion', 's3:versionid', 'VersionId'],
];
// Stryker restore StringLiteral,ArrayDeclaration

function keysOfService(question: ContextQuestion): Readonly<Record<string, readonly string[]>> {
  const { action, params, place } = question;
  const name = action.toLowerCase();
  const own = KEYS_OF_PARAMETERS.flatMap(([of, key, parameter]) => {
    const value = params[parameter];
    return of === name && (typeof value === 'string' || typeof value === 'number') ? [[key, [String(value)]] as const] : [];
  });
  const prefix = prefixOf(action);
  return {
    ...Object.fromEntries(own),
    ...(prefix === 'ec2' ? { 'ec2:Region': [place.region] } : {}),
    ...(prefix === 'ecs' ? keysOfCluster(params, place) : {}),
    ...keysOfInstance(question),
  };
}

function keysOfCluster({ cluster }: Params, place: CommandPlace): Readonly<Record<string, readonly string[]>> {
  if (typeof cluster !== 'string') return {};
  const arn = isArn(cluster) ? cluster : `arn:${partitionOf(place)}:ecs:${place.region}:${place.accountId}:cluster/${cluster}`;
  return { 'ecs:cluster': [arn] };
}

/** Only the instance has a type; a launch template may name another. */
function keysOfInstance({ action, resource, params }: ContextQuestion): Readonly<Record<string, readonly string[]>> {
  const { InstanceType, LaunchTemplate } = params;
  if (action.toLowerCase() !== 'ec2:runinstances' || LaunchTemplate !== undefined || typeof InstanceType !== 'string') return {};
  return resource.includes(':instance/') ? { 'ec2:InstanceType': [InstanceType] } : {};
}
