import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOTOCORE_VERSION, ModelLibrary } from '../../../scripts/catalogue/model-library.ts';
import { MODEL_SOURCE, readService } from '../../../scripts/catalogue/read-service.ts';
import type { ServiceFacts } from '../../../scripts/catalogue/service-facts.ts';

const packages = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const sts: ServiceFacts = {
  cli: 'sts',
  serviceId: 'STS',
  endpointPrefix: 'sts',
  signingName: 'sts',
  apiVersion: '2011-06-15',
  operations: 8,
};

let folder = '';
let models: ModelLibrary;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-service-'));
  const place = join(folder, 'botocore/data/sts/2011-06-15');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(folder, 'botocore/__init__.py'), `__version__ = '${BOTOCORE_VERSION}'\n`);
  const metadata = { apiVersion: '2011-06-15', endpointPrefix: 'sts', protocol: 'query', serviceId: 'STS' };
  writeFileSync(join(place, 'service-2.json'), JSON.stringify({ metadata, operations: { GetCallerIdentity: {}, NewOperation: {} } }));
  writeFileSync(join(place, 'endpoint-rule-set-1.json'), JSON.stringify({ parameters: {} }));
  const waiter = { delay: 1, maxAttempts: 2, acceptors: [] };
  const waiters = { Known: { ...waiter, operation: 'GetCallerIdentity' }, Unknown: { ...waiter, operation: 'GoneOperation' } };
  writeFileSync(join(place, 'waiters-2.json'), JSON.stringify({ waiters }));
  models = new ModelLibrary(join(folder, 'botocore'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('readService', () => {
  it('reads a service from its client, and tells which operations of the model that lacks', async () => {
    const read = await readService(packages, sts, models);

    expect(read).toMatchObject({
      source: { package: '@aws-sdk/client-sts' },
      missing: ['NewOperation'],
      service: { protocol: 'awsQuery' },
    });
    expect(Object.keys(read?.service.operations ?? {}).length).toBeGreaterThanOrEqual(sts.operations);
  });

  it('takes waiters from the model, of operations that are there', async () => {
    expect(Object.keys((await readService(packages, sts, models))?.service.waiters ?? {})).toEqual(['Known']);
  });

  it('reads the model where the client has fewer operations than the AWS CLI', async () => {
    const read = await readService(packages, { ...sts, operations: 999 }, models);

    expect(read).toMatchObject({ source: MODEL_SOURCE, missing: [] });
    expect(Object.keys(read?.service.operations ?? {})).toEqual(['GetCallerIdentity', 'NewOperation']);
  });

  it('reads the model where there is no client', async () => {
    expect(await readService(join(folder, 'nothing'), sts, models)).toMatchObject({ source: MODEL_SOURCE });
  });

  it('reads the model where the schemas of the client name no required member', async () => {
    const client = join(folder, 'packages/@aws-sdk/client-sts');
    mkdirSync(join(client, 'dist-es/endpoint'), { recursive: true });
    writeFileSync(join(client, 'package.json'), JSON.stringify({ name: '@aws-sdk/client-sts', version: '3.0.0', main: 'index.cjs' }));
    writeFileSync(join(client, 'dist-es/endpoint/package.json'), '{"type":"module"}');
    writeFileSync(join(client, 'dist-es/endpoint/ruleset.js'), 'export const ruleSet = {};');
    writeFileSync(
      join(client, 'index.cjs'),
      `const Input = [3, 'ns', 'Input', 0, ['Name'], [0]];
      exports.DoCommand = class { constructor() { this.schema = [9, 'ns', 'Do', 0, Input, 'unit']; } static getEndpointParameterInstructions() { return {}; } };
      exports.XClient = class { constructor() { this.config = { protocol: { getShapeId: () => 'aws.protocols#awsQuery' }, httpAuthSchemeProvider: () => [] }; } };`,
    );

    expect(await readService(join(folder, 'packages'), { ...sts, operations: 1 }, models)).toMatchObject({ source: MODEL_SOURCE });
    expect(await readService(join(folder, 'packages'), { ...sts, serviceId: 'STS', operations: 1 }, modelsWithoutServices())).toMatchObject(
      {
        source: { package: '@aws-sdk/client-sts', version: '3.0.0' },
      },
    );
  });

  it('reads nothing where there is neither', async () => {
    expect(await readService(packages, { ...sts, serviceId: 'Nobody Knows This' }, models)).toBeUndefined();
  });
});

function modelsWithoutServices(): ModelLibrary {
  const empty = join(folder, 'empty');
  mkdirSync(join(empty, 'data'), { recursive: true });
  writeFileSync(join(empty, '__init__.py'), `__version__ = '${BOTOCORE_VERSION}'\n`);
  return new ModelLibrary(empty);
}
