import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../open-catalogue.ts';
import type { ServiceModel } from '../service-model.ts';
import { openCliFacts } from './cli-facts.ts';
import { findOperation } from './find-operation.ts';

const catalogue = openCatalogue();
const facts = openCliFacts();

function service(name: string): ServiceModel {
  const found = catalogue.service(name);
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
}

describe('findOperation', () => {
  it.each(['describe-instances', 'Describe-Instances', 'DESCRIBE-INSTANCES', 'DescribeInstances', 'describeinstances'])(
    'finds an operation by either name in any case: %s',
    (typed) => {
      expect(findOperation(typed, service('ec2'), facts)).toMatchObject({
        kind: 'operation',
        operation: { name: 'DescribeInstances' },
        command: 'describe-instances',
        isOwnToo: false,
      });
    },
  );

  it('finds an operation under the name that the AWS CLI gives it', () => {
    expect(findOperation('get-o-tel-enrichment', service('cloudwatch'), facts)).toMatchObject({ operation: { name: 'GetOTelEnrichment' } });
  });

  it('finds the operation where the AWS CLI has a script of the same name, and says so', () => {
    expect(findOperation('describe-cluster', service('emr'), facts)).toMatchObject({
      kind: 'operation',
      operation: { name: 'DescribeCluster' },
      isOwnToo: true,
    });
  });

  it.each([
    ['cloudformation', 'deploy'],
    ['ecr', 'get-login-password'],
    ['eks', 'update-kubeconfig'],
  ])('tells a script of the AWS CLI from an operation: %s %s', (name, command) => {
    expect(findOperation(command, service(name), facts)).toEqual({ kind: 'own' });
  });

  it.each([
    ['ec2', 'describe-instance', 'describe-instances'],
    ['ec2', 'instances-describe', 'describe-instances'],
    ['lambda', 'list-function', 'list-functions'],
    ['ec2', 'ｄｅｓｃｒｉｂｅ-instances', 'describe-instances'],
  ])('finds none for %s %s, and says that %s was perhaps meant', (name, typed, meant) => {
    const found = findOperation(typed, service(name), facts);

    expect(found).toMatchObject({ kind: 'unknown', nearest: expect.arrayContaining([meant]) });
  });

  it.each(['toString', '__proto__', 'constructor', 'hasOwnProperty', '$command', '', '-', 'x'.repeat(10_000)])(
    'finds nothing for %j',
    (typed) => {
      expect(findOperation(typed, service('ec2'), facts)).toMatchObject({ kind: 'unknown' });
    },
  );
});
