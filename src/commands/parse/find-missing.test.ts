import { describe, expect, it } from 'vitest';
import { argumentTable } from '../../catalogue/cli/argument-table.ts';
import { openCliFacts } from '../../catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import { findMissing } from './find-missing.ts';

const catalogue = openCatalogue();
const facts = openCliFacts();

function missingOf(serviceName: string, command: string, given: readonly string[] = []): readonly string[] {
  const service = catalogue.service(serviceName);
  const operation = service?.operationOfCli(command);
  if (service === undefined || operation === undefined) throw new Error(`no ${serviceName} ${command}`);
  const params = new Map(given.map((name) => [name, 'x']));
  return findMissing(operation, params, argumentTable({ service, operation, command }, facts));
}

describe('findMissing', () => {
  it('lists everything that is missing at once', () => {
    expect(missingOf('ssm', 'put-parameter')).toEqual(['--name', '--value']);
    expect(missingOf('ssm', 'put-parameter', ['Value'])).toEqual(['--name']);
    expect(missingOf('ec2', 'describe-instances')).toEqual([]);
  });

  it('names an argument as the AWS CLI does, and an absent one by its parameter', () => {
    expect(missingOf('apigateway', 'create-rest-api')).toEqual(['--name']);
    expect(missingOf('cloudfront', 'create-invalidation', ['DistributionId'])).toEqual(['--invalidation-batch']);
    expect(missingOf('cloudsearch', 'define-expression', ['DomainName'])).toEqual(['--expression']);
  });

  it('asks for no idempotency token', () => {
    expect(missingOf('efs', 'create-file-system')).toEqual([]);
  });
});
