// Amazon's own clients of the contract services, seen as what they have in common: commands, and a way to send them.
import * as apiGateway from '@aws-sdk/client-api-gateway';
import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as dynamoDb from '@aws-sdk/client-dynamodb';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as eventBridge from '@aws-sdk/client-eventbridge';
import * as glacier from '@aws-sdk/client-glacier';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as route53 from '@aws-sdk/client-route-53';
import * as s3 from '@aws-sdk/client-s3';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import type { AwsCredentialIdentity, StaticErrorSchema, StaticOperationSchema } from '@smithy/types';
import type { ProtocolName } from '../../src/catalogue/stored-service.ts';
import type { Sender } from '../../src/aws/sdk/request-handler.ts';

/** A service in one of its protocols. */
export interface ContractService {
  /** What the test calls it. */
  readonly title: string;
  /** The AWS CLI's name. */
  readonly cli: string;
  readonly protocol: ProtocolName;
  readonly exports: Readonly<Record<string, unknown>>;
  /** Given where it is not the protocol that the client speaks by itself. */
  readonly protocolClass?: unknown;
}

type CommandInput = Readonly<Record<string, unknown>>;

interface Command {
  readonly schema: StaticOperationSchema;
}

interface CommandClass {
  new (input: CommandInput): Command;
  getEndpointParameterInstructions(): Readonly<Record<string, { readonly type: string; readonly name?: string }>>;
}

/** One of Amazon's clients. */
export interface OfficialClient {
  readonly send: (command: unknown) => Promise<CommandInput>;
}

/** The contract services. CloudWatch also answers in two protocols that none of the installed clients speaks by itself. */
export const contractServices: readonly ContractService[] = [
  { title: 'API Gateway', cli: 'apigateway', protocol: 'restJson1', exports: apiGateway },
  { title: 'CloudFormation', cli: 'cloudformation', protocol: 'awsQuery', exports: cloudFormation },
  { title: 'CloudWatch', cli: 'cloudwatch', protocol: 'awsJson1_0', exports: cloudWatch },
  {
    title: 'CloudWatch in CBOR',
    cli: 'cloudwatch',
    protocol: 'rpcv2Cbor',
    exports: cloudWatch,
    protocolClass: AwsSmithyRpcV2CborProtocol,
  },
  { title: 'CloudWatch in queries', cli: 'cloudwatch', protocol: 'awsQuery', exports: cloudWatch, protocolClass: AwsQueryProtocol },
  { title: 'DynamoDB', cli: 'dynamodb', protocol: 'awsJson1_0', exports: dynamoDb },
  { title: 'EC2', cli: 'ec2', protocol: 'ec2Query', exports: ec2 },
  { title: 'ECS', cli: 'ecs', protocol: 'awsJson1_1', exports: ecs },
  { title: 'EventBridge', cli: 'events', protocol: 'awsJson1_1', exports: eventBridge },
  { title: 'Glacier', cli: 'glacier', protocol: 'restJson1', exports: glacier },
  { title: 'IAM', cli: 'iam', protocol: 'awsQuery', exports: iam },
  { title: 'Lambda', cli: 'lambda', protocol: 'restJson1', exports: lambda },
  { title: 'Route 53', cli: 'route53', protocol: 'restXml', exports: route53 },
  { title: 'S3', cli: 's3api', protocol: 'restXml', exports: s3 },
  { title: 'SNS', cli: 'sns', protocol: 'awsQuery', exports: sns },
  { title: 'SQS', cli: 'sqs', protocol: 'awsJson1_0', exports: sqs },
  { title: 'SSM', cli: 'ssm', protocol: 'awsJson1_1', exports: ssm },
  { title: 'STS', cli: 'sts', protocol: 'awsQuery', exports: sts },
];

/** What both clients are given. */
export interface ClientGiven {
  readonly region: string;
  /** The account of the credentials, where they say it. */
  readonly accountId?: string;
  readonly usesFips?: boolean;
  readonly usesDualStack?: boolean;
  readonly endpoint?: string;
  readonly sender: Sender;
}

/** Opens Amazon's client. */
export function openOfficialClient({ exports, protocolClass }: ContractService, given: ClientGiven): OfficialClient {
  const name = Object.keys(exports).find((key) => key.endsWith('Client') && !key.startsWith('__'));
  const clientClass = exports[name ?? ''] as new (options: object) => OfficialClient;
  return new clientClass({
    region: given.region,
    credentials: sampleCredentials(given),
    requestHandler: given.sender,
    maxAttempts: 1,
    useFipsEndpoint: given.usesFips ?? false,
    useDualstackEndpoint: given.usesDualStack ?? false,
    // As in the AWS CLI (docs/decisions/0016): S3 at an endpoint of one's own.
    ...(given.endpoint === undefined ? {} : { endpoint: given.endpoint, forcePathStyle: true }),
    ...(protocolClass === undefined ? {} : { protocol: protocolClass }),
  });
}

/** Credentials of nobody. */
export function sampleCredentials({ accountId }: Pick<ClientGiven, 'accountId'>): AwsCredentialIdentity {
  return { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'sample', ...(accountId === undefined ? {} : { accountId }) };
}

/** An operation as Amazon's client has it. */
export interface OfficialOperation {
  readonly name: string;
  readonly schema: StaticOperationSchema;
  /** Members of the input that the endpoint rules read, by member name: the name of the rules' parameter. */
  readonly contextMembers: ReadonlyMap<string, string>;
  readonly command: (input: CommandInput) => unknown;
}

/** Lists the operations of a service. */
export function listOperations({ exports }: ContractService): readonly OfficialOperation[] {
  const classes = Object.entries(exports).filter(
    ([key, value]) => key.endsWith('Command') && !key.startsWith('$') && typeof value === 'function',
  );
  return classes.map(([, value]) => {
    const commandClass = value as CommandClass;
    const { schema } = new commandClass({});
    const instructions = Object.entries(commandClass.getEndpointParameterInstructions());
    const contextMembers = instructions.flatMap(([parameter, { type, name }]): [string, string][] =>
      type === 'contextParams' && name !== undefined ? [[name, parameter]] : [],
    );
    return {
      name: schema[2],
      schema,
      contextMembers: new Map(contextMembers),
      command: (input) => new commandClass(input),
    };
  });
}

/** Lists the errors that a service names. */
export function listErrors({ exports }: ContractService): readonly StaticErrorSchema[] {
  return Object.values(exports).filter(
    (value): value is StaticErrorSchema => Array.isArray(value) && value[0] === -3 && !String(value[1]).startsWith('smithy.ts'),
  );
}
