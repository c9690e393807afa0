// Which parameter fills a variable of an ARN's format: `${FunctionName}` is FunctionName, `${InstanceId}` each of InstanceIds.
import { foldName } from '../fold-name.ts';
import { textsOf } from './read-params.ts';
import type { Params } from './resource-question.ts';

// Stryker disable StringLiteral,ArrayDeclaration: rows of a table; each has its case.
/** Where the names differ by more than their ending: IAM prefix, variable, parameters (API references of the services). */
const PARAMETERS_OF_VARIABLES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  autoscaling: { GroupFriendlyName: ['AutoScalingGroupName', 'AutoScalingGroupNames'] },
  codepipeline: { PipelineName: ['pipelineName', 'name'] },
  ec2: { KeyPairName: ['KeyName', 'KeyNames'], SecurityGroupId: ['GroupId', 'GroupIds', 'SecurityGroupIds'], NaclId: ['NetworkAclId'] },
  eks: { ClusterName: ['clusterName', 'name'] },
  rds: {
    ClusterSnapshotName: ['DBClusterSnapshotIdentifier'],
    DbClusterInstanceName: ['DBClusterIdentifier'],
    DbInstanceName: ['DBInstanceIdentifier'],
    ParameterGroupName: ['DBParameterGroupName'],
    SnapshotName: ['DBSnapshotIdentifier'],
    SubnetGroupName: ['DBSubnetGroupName'],
  },
  ssm: { ParameterNameWithoutLeadingSlash: ['Name', 'Names'] },
};
// Stryker restore StringLiteral,ArrayDeclaration

/** Values that are not written in the ARN as they are given: IAM prefix to what is made of them. */
const REWRITES: ReadonlyMap<string, (value: string) => string> = new Map([
  // "Stored as a lowercase string" (Amazon ElastiCache API, CreateCacheCluster, CacheClusterId).
  ['elasticache', (value: string) => value.toLowerCase()],
  // "Stored as a lowercase string" (Amazon RDS API, CreateDBInstance, DBInstanceIdentifier).
  ['rds', (value: string) => value.toLowerCase()],
  ['route53', (value: string) => value.slice(value.lastIndexOf('/') + 1)],
  ['ssm', (value: string) => value.replace(/^\//, '')],
]);

/** Values that a service puts in where none is given (Amazon ECS API: "If you do not specify a cluster, the default cluster is assumed"). */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = { ecs: { ClusterName: 'default' } };

/** A variable of a format. */
export interface FormatVariable {
  readonly prefix: string;
  /** The resource type, where the variable is the only one in its ARN. */
  readonly typeName?: string;
  readonly variable: string;
}

/** Finds the values of a variable; undefined where no parameter certainly has them. */
export function findValues(params: Params, asked: FormatVariable): readonly string[] | undefined {
  const { prefix, variable } = asked;
  const name = findParameter(params, asked);
  const values = name === undefined ? undefined : textsOf(params[name]);
  if (values !== undefined) return values.map((value) => (isArn(value) ? value : (REWRITES.get(prefix)?.(value) ?? value)));
  const preset = name === undefined ? DEFAULTS[prefix]?.[variable] : undefined;
  return preset === undefined ? undefined : [preset];
}

/** Tells whether a value is an ARN and not a name. */
export function isArn(value: string): boolean {
  return value.startsWith('arn:');
}

function findParameter(params: Params, { prefix, typeName, variable }: FormatVariable): string | undefined {
  const names = Object.keys(params).filter((name) => params[name] !== undefined);
  const written = PARAMETERS_OF_VARIABLES[prefix]?.[variable];
  if (written !== undefined) return written.find((name) => names.includes(name));
  const byName = names.find((name) => foldName(name) === foldName(variable)) ?? names.find((name) => meanOneThing(name, variable));
  if (byName !== undefined) return byName;
  // A variable that only says "the id" means the id of its type.
  if (typeName === undefined) return undefined;
  return GENERIC_VARIABLES.has(foldName(variable)) ? names.find((name) => stemOf(name) === stemOf(typeName)) : undefined;
}

/** A user's id is not the user's name; what is called an identifier may be either. */
function meanOneThing(name: string, variable: string): boolean {
  if (stemOf(name) !== stemOf(variable)) return false;
  const endings = [name, variable].map((one) => ENDING.exec(foldName(one))?.[0].replace(/s$/, ''));
  return !(endings.includes('id') && endings.includes('name'));
}

const GENERIC_VARIABLES: ReadonlySet<string> = new Set(['id', 'name', 'resourceid', 'resourcename', 'uuid']);

// Match: instanceids, dbinstanceidentifier, topicarn. Near miss: idle.
const ENDING = /(?:identifier|name|arn|id|url)s?$/;

/** What a name is about: `InstanceIds` and `InstanceId` are about `instance`, `clusters` is about `cluster`. */
export function stemOf(name: string): string {
  const folded = foldName(name);
  const stem = folded.replace(ENDING, '');
  return (stem === '' ? folded : stem).replace(/s$/, '');
}
