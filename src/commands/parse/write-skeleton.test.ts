import { parse as parseYaml } from 'yaml';
import { describe, expect, it } from 'vitest';
import { parsed, parsingContext } from './testing/parsing.ts';
import { writeSkeleton, type SkeletonForm } from './write-skeleton.ts';

function skeleton(service: string, operation: string, form: SkeletonForm = 'input'): unknown {
  const model = parsingContext.catalogue.service(service)?.operation(operation);
  if (model === undefined) throw new Error(`there is no ${service} ${operation}`);
  const text = writeSkeleton(model, form);
  return form === 'yaml-input' ? parseYaml(text) : JSON.parse(text);
}

describe('writeSkeleton', () => {
  it('writes what the AWS CLI writes', () => {
    // aws ec2 describe-instances --generate-cli-skeleton (AWS CLI 1.45), apart from the order of members.
    expect(skeleton('ec2', 'DescribeInstances')).toEqual({
      InstanceIds: [''],
      IncludeManagedResources: true,
      DryRun: true,
      Filters: [{ Name: '', Values: [''] }],
      NextToken: '',
      MaxResults: 0,
    });
  });

  it('leaves a structure within itself empty, and bytes without value', () => {
    // aws dynamodb put-item --generate-cli-skeleton
    expect(skeleton('dynamodb', 'PutItem')).toMatchObject({
      Item: { KeyName: { S: '', B: null, BS: [null], M: { KeyName: {} }, L: [{}], NULL: true } },
    });
  });

  it('writes a known value where there is one, and an instant', () => {
    expect(skeleton('s3api', 'PutObject')).toMatchObject({ Body: null, Expires: '1970-01-01T00:00:00', Metadata: { KeyName: '' } });
    expect(
      (skeleton('sqs', 'ReceiveMessage') as { MessageSystemAttributeNames: readonly string[] }).MessageSystemAttributeNames,
    ).toHaveLength(1);
  });

  it('writes the same as YAML', () => {
    expect(skeleton('iam', 'CreateUser', 'yaml-input')).toEqual(skeleton('iam', 'CreateUser'));
  });

  it('writes the names of members into an answer', () => {
    expect(skeleton('iam', 'GetUser', 'output')).toMatchObject({ User: { UserName: 'UserName', Tags: [{ Key: 'Key', Value: 'Value' }] } });
  });

  it('is understood as input', () => {
    const model = parsingContext.catalogue.service('ssm')?.operation('PutParameter');
    const text = model === undefined ? '' : writeSkeleton(model, 'input');

    expect(parsed(`ssm put-parameter --cli-input-json '${text}'`)).toMatchObject({ operation: 'PutParameter', params: { Name: '' } });
  });

  it('ends for every operation', () => {
    const odd = parsingContext.catalogue.services.flatMap(({ cliName }) => {
      const service = parsingContext.catalogue.service(cliName);
      return (service?.cliOperationNames ?? []).filter((name) => {
        const operation = service?.operationOfCli(name);
        return operation === undefined || !writeSkeleton(operation, 'input').startsWith('{');
      });
    });

    expect(odd).toEqual([]);
  });
});
