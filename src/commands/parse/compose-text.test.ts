import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryInput } from './testing/arbitrary-input.ts';
import { parsed, parsingContext } from './testing/parsing.ts';

describe('composeText', () => {
  it.each([
    ['aws EC2 Describe-Instances --instance-ids i-1 i-2', 'ec2 describe-instances --instance-ids i-1 i-2'],
    ['aws ec2 describe-instances --filters Name=tag:x,Values=a,b', 'ec2 describe-instances --filters Name=tag:x,Values=a,b'],
    [
      'ec2 describe-instances --region eu-west-1 --output text --query "a[?b==`1`]"',
      "ec2 describe-instances --query 'a[?b==`1`]' --output text --region eu-west-1",
    ],
    ['ec2 run-instances --image-id ami-1', 'ec2 run-instances --image-id ami-1'],
    ['ec2 run-instances --image-id ami-1 --count 2', 'ec2 run-instances --count 2 --image-id ami-1'],
    [
      'ec2 run-instances --image-id ami-1 --count 2:5 --user-data "#!/bin/sh"',
      `ec2 run-instances --count 2:5 --image-id ami-1 --user-data '#!/bin/sh'`,
    ],
    [
      'ec2 modify-instance-attribute --instance-id i-1 --no-ebs-optimized',
      'ec2 modify-instance-attribute --instance-id i-1 --no-ebs-optimized',
    ],
    [
      'ec2 create-network-acl-entry --network-acl-id n --ingress --rule-number 1 --protocol tcp --rule-action allow',
      'ec2 create-network-acl-entry --network-acl-id n --rule-number 1 --protocol 6 --rule-action allow --ingress',
    ],
    ['lambda invoke --function-name f out.json --payload {"a":1}', `lambda invoke --function-name f --payload '{"a":1}'`],
    [
      'lambda invoke --function-name f --payload /w== --cli-binary-format base64',
      'lambda invoke --function-name f --payload /w== --cli-binary-format base64',
    ],
    ['lambda invoke --function-name f --payload aGk= --cli-binary-format base64', 'lambda invoke --function-name f --payload hi'],
    ['iam list-users --max-items 5 --page-size 3 --starting-token=-t', 'iam list-users --max-items 5 --page-size 3 --starting-token=-t'],
    ['iam list-users --no-paginate --max-items 5', 'iam list-users --max-items 5 --no-paginate'],
    ['ec2 describe-instances --next-token t', 'ec2 describe-instances --next-token t --no-paginate'],
    [`iam get-user --cli-input-json '{"UserName":"ada"}'`, 'iam get-user --user-name ada'],
    [
      'rds copy-db-snapshot --source-db-snapshot-identifier a --target-db-snapshot-identifier b --source-region us-east-1',
      'rds copy-db-snapshot --source-db-snapshot-identifier a --target-db-snapshot-identifier b --source-region us-east-1',
    ],
    ['elb remove-tags --load-balancer-names l --tags a b', `elb remove-tags --load-balancer-names l --tags '[{"Key":"a"},{"Key":"b"}]'`],
  ])('writes %s', (given, text) => {
    expect(parsed(given).text).toBe(text);
  });

  it('writes no idempotency token: it is made anew when the command runs', () => {
    const command = parsed('ec2 run-instances --image-id ami-1');

    expect(command.params).toMatchObject({ ClientToken: 'new-id' });
    expect(command.text).not.toContain('new-id');
    expect(parsed('ec2 run-instances --image-id ami-1 --client-token mine').text).toContain('--client-token mine');
  });

  it('gives equal texts to equal commands, whatever their order', () => {
    expect(parsed('iam create-user --user-name a --path /x/').text).toBe(parsed('iam create-user --path /x/ --user-name a').text);
  });

  /** Operations whose inputs hold every kind of shape. */
  const OPERATIONS = [
    ['ec2', 'RunInstances'],
    ['ec2', 'ModifyInstanceAttribute'],
    ['ec2', 'AuthorizeSecurityGroupIngress'],
    ['ec2', 'DescribeInstances'],
    ['dynamodb', 'PutItem'],
    ['dynamodb', 'Query'],
    ['lambda', 'Invoke'],
    ['lambda', 'CreateFunction'],
    ['cloudwatch', 'PutMetricData'],
    ['cloudwatch', 'GetMetricData'],
    ['ssm', 'PutParameter'],
    ['ssm', 'SendCommand'],
    ['s3api', 'PutObject'],
    ['s3api', 'PutBucketLifecycleConfiguration'],
    ['iam', 'ListUsers'],
    ['bedrock-runtime', 'Converse'],
    ['elb', 'RemoveTags'],
    ['sqs', 'SendMessageBatch'],
    ['route53', 'ChangeResourceRecordSets'],
    ['cloudfront', 'CreateInvalidation'],
  ] as const;

  it.each(OPERATIONS)('writes any parameters of %s %s so that they are read back', (serviceName, name) => {
    const operation = parsingContext.catalogue.service(serviceName)?.operation(name);
    if (operation === undefined) throw new Error(`no ${serviceName} ${name}`);
    const command = `${serviceName} ${operation.cliName}`;

    fc.assert(
      fc.property(arbitraryInput(operation.input), (input) => {
        const first = parsed(`${command} --cli-input-json ${quoted(JSON.stringify(input))}`);
        const again = parsed(first.text);

        expect(again.params).toEqual(first.params);
        expect({ ...again.output, region: again.region }).toEqual({ ...first.output, region: first.region });
        expect(again.text).toBe(first.text);
      }),
      { numRuns: 200 },
    );
  });
});

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
