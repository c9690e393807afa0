import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readClient } from '../../../scripts/catalogue/read-client.ts';
import { clientPackage, type ServiceFacts } from '../../../scripts/catalogue/service-facts.ts';
import type { StoredService } from '../../../src/catalogue/stored-service.ts';

const packages = fileURLToPath(new URL('../../../node_modules', import.meta.url));

function factsOf(cli: string, serviceId: string): ServiceFacts {
  return { cli, serviceId, endpointPrefix: cli, signingName: cli, apiVersion: '', operations: 0 };
}

async function read(cli: string, serviceId: string): Promise<StoredService> {
  const facts = factsOf(cli, serviceId);
  const outcome = await readClient(join(packages, clientPackage(facts)), facts);
  if (outcome.status !== 'read') throw new Error(`${cli}: ${outcome.status}`);
  return outcome.service;
}

/** The names of the members that an operation takes, and how many of them are required. */
function inputOf({ operations, shapes }: StoredService, operation: string): unknown {
  const reference = operations[operation]?.input;
  const shape = typeof reference === 'number' ? shapes[-reference - 1] : undefined;
  return shape?.[0] === 3 ? { names: shape[3], requiredCount: shape[5] } : undefined;
}

describe('readClient', () => {
  it.each([
    ['sts', 'STS', 'awsQuery', 'GetCallerIdentity'],
    ['ec2', 'EC2', 'ec2Query', 'DescribeInstances'],
    ['dynamodb', 'DynamoDB', 'awsJson1_0', 'PutItem'],
    ['ssm', 'SSM', 'awsJson1_1', 'PutParameter'],
    ['lambda', 'Lambda', 'restJson1', 'Invoke'],
    ['s3api', 'S3', 'restXml', 'PutObject'],
  ])('reads the client of %s', async (...[cli, serviceId, protocol, operation]) => {
    const service = await read(cli, serviceId);

    expect(service).toMatchObject({
      cli,
      serviceId,
      protocol,
      paginators: {},
      waiters: {},
      namespace: expect.stringMatching(/^com\.amazonaws\./),
    });
    expect(service.operations).toHaveProperty(operation);
    expect(service.endpoint.kind).toMatch(/^(?:rules|diagram)$/);
  });

  it('reads members, required ones first', async () => {
    expect(inputOf(await read('ssm', 'SSM'), 'GetParameter')).toEqual({ names: ['Name', 'WithDecryption'], requiredCount: 1 });
  });

  it('reads how operations are signed, where that differs', async () => {
    const { auth, operations } = await read('sts', 'STS');

    expect(auth).toContainEqual({ scheme: 'sigv4' });
    expect(operations['AssumeRoleWithWebIdentity']?.auth).toContainEqual({ scheme: 'none' });
    expect(operations['GetCallerIdentity']?.auth).toBeUndefined();
  });

  it('reads where endpoint parameters come from', async () => {
    const dynamodb = await read('dynamodb', 'DynamoDB');

    expect(dynamodb.endpointParameters).toMatchObject({ Region: { type: 'builtInParams', name: 'region' } });
    expect(dynamodb.operations['BatchGetItem']?.endpointParameters).toEqual({
      ResourceArnList: { type: 'operationContextParams', path: 'keys(RequestItems)' },
    });
    expect((await read('s3api', 'S3')).operations['PutObject']?.endpointParameters).toMatchObject({
      Bucket: { type: 'contextParams', name: 'Bucket' },
    });
  });

  it('reads the errors of the service, and none of the SDK itself', async () => {
    const { errors, shapes } = await read('ssm', 'SSM');
    const names = errors.map((position) => shapes[position]?.[1]);

    expect(names).toContain('ParameterNotFound');
    expect(names.filter((name) => name === undefined || name === 'ServiceException')).toEqual([]);
  });

  it('gives the same each time', async () => {
    expect(JSON.stringify(await read('sts', 'STS'))).toBe(JSON.stringify(await read('sts', 'STS')));
  });
});

describe('readClient of a package that is not known', () => {
  let folder = '';
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Writes a package with the given source. */
  function writePackage(source: string): string {
    folder = mkdtempSync(join(tmpdir(), 'signalbox-client-'));
    const name = join(folder, 'client-x');
    mkdirSync(name);
    writeFileSync(join(name, 'package.json'), JSON.stringify({ name: 'client-x', version: '1.0.0', main: 'index.cjs' }));
    writeFileSync(join(name, 'index.cjs'), source);
    return name;
  }

  const command =
    'exports.DoCommand = class { constructor() { this.schema = [9, "ns", "Do", 0, "unit", "unit"]; } static getEndpointParameterInstructions() { return {}; } };';
  const clientWith = (config: string): string => `exports.XClient = class { constructor() { this.config = ${config}; } };`;

  it('says that it has no schemas', async () => {
    expect(await readClient(writePackage('exports.DoCommand = class {};'), factsOf('x', 'X'))).toEqual({ status: 'no-schemas' });
  });

  it.each([
    ['no client', command, 'exports no client'],
    ['an unknown protocol', `${command}${clientWith('{ protocol: { getShapeId: () => "new#protocol" } }')}`, 'protocol new#protocol of x'],
    [
      'an unknown way to sign',
      `${command}${clientWith('{ protocol: { getShapeId: () => "aws.protocols#awsQuery" }, httpAuthSchemeProvider: () => [{ schemeId: "new#auth" }] }')}`,
      'auth scheme new#auth',
    ],
    [
      'no endpoint rules',
      `${command}${clientWith('{ protocol: { getShapeId: () => "aws.protocols#awsQuery" }, httpAuthSchemeProvider: () => [] }')}`,
      'has no endpoint rules',
    ],
    [
      'an unknown endpoint parameter',
      `${command.replace('return {}', 'return { New: { type: "newParams" } }')}${clientWith('{ protocol: { getShapeId: () => "aws.protocols#awsQuery" }, httpAuthSchemeProvider: () => [] }')}`,
      'endpoint parameter New of type newParams',
    ],
    [
      'a command without schema among others',
      `${command}exports.LaterCommand = class {};${clientWith('{ protocol: { getShapeId: () => "aws.protocols#awsQuery" }, httpAuthSchemeProvider: () => [] }')}`,
      'x has a command without schema',
    ],
  ])('fails by name on %s', async (_, source, reason) => {
    await expect(readClient(writePackage(source), factsOf('x', 'X'))).rejects.toThrow(reason);
  });
});
