import { describe, expect, it } from 'vitest';
import { namesInParameters } from './names-in-parameters.ts';

const LIST_USERS = 'arn:aws:states:::aws-sdk:iam:listUsers';

function namesOf(service: string, params: Readonly<Record<string, unknown>>): readonly string[] {
  return [...new Set(namesInParameters({ service, params }))];
}

describe('namesInParameters', () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['cloudcontrol', { TypeName: 'AWS::IAM::User' }, ['iam:*']],
    ['cloudcontrol', { TypeName: 'aws::secretsmanager::secret' }, ['secretsmanager:*']],
    ['cloudcontrol', { TypeName: 'AWS::S3::BucketPolicy' }, ['s3:getbucketpolicy']],
    ['cloudcontrol', { TypeName: 'AWS::S3::Bucket' }, []],
    ['cloudcontrol', { TypeName: 'IAM' }, []],
    ['cloudcontrol', { TypeName: 7 }, []],
    ['cloudformation', { TypeName: 'AWS::IAM::User' }, []],
    ['cloudformation', { Capabilities: ['CAPABILITY_AUTO_EXPAND', 'CAPABILITY_NAMED_IAM'] }, ['iam:*']],
    ['cloudformation', { Capabilities: ['CAPABILITY_IAM'] }, ['iam:*']],
    ['cloudformation', { Capabilities: ['CAPABILITY_AUTO_EXPAND'] }, []],
    ['cloudformation', { Capabilities: 'CAPABILITY_IAM' }, []],
    ['serverlessrepo', { Capabilities: ['CAPABILITY_IAM'] }, []],
    ['ssm', { Name: '/aws/reference/secretsmanager/prod/db' }, ['secretsmanager:getsecretvalue']],
    ['ssm', { Names: ['/shop/a', 'arn:aws:ssm:eu-west-1:1:parameter/AWS/reference/SecretsManager/db'] }, ['secretsmanager:getsecretvalue']],
    ['ssm', { Name: '/aws/service/ami' }, []],
    ['lambda', { Name: '/aws/reference/secretsmanager/prod/db' }, []],
    ['stepfunctions', { definition: JSON.stringify({ States: { A: { Resource: LIST_USERS } } }) }, ['iam:listusers']],
    ['stepfunctions', { definition: LIST_USERS.replace('listUsers', String.raw`\u006cistUsers`) }, []],
    ['stepfunctions', { definition: `{"Resource":"${LIST_USERS.replace('iam', String.raw`\u0069am`)}"}` }, ['iam:listusers']],
    ['stepfunctions', { definition: JSON.stringify(JSON.stringify([LIST_USERS])) }, ['iam:listusers']],
    ['stepfunctions', { definition: `  [${JSON.stringify(LIST_USERS)}]` }, ['iam:listusers']],
    ['stepfunctions', { [LIST_USERS]: 1 }, ['iam:listusers']],
    ['stepfunctions', { definition: new TextEncoder().encode(LIST_USERS) }, ['iam:listusers']],
    ['scheduler', { Target: { Arn: 'arn:aws-cn:scheduler:::aws-sdk:sts:getCallerIdentity', RoleArn: null } }, ['sts:getcalleridentity']],
    ['stepfunctions', { definition: 'arn:aws:states:::lambda:invoke' }, []],
    ['stepfunctions', { definition: `{"Resource": "${LIST_USERS}` }, ['iam:listusers']],
  ])('of %s with %j are %j', (service, params, names) => {
    expect(namesOf(service, params)).toEqual(names);
  });

  it('are found behind any number of brackets', () => {
    const depth = 10_000;
    const definition = `${'['.repeat(depth)}"${LIST_USERS}"${']'.repeat(depth)}`;

    expect(namesOf('stepfunctions', { definition })).toEqual(['iam:listusers']);
  });
});
