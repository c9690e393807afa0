import { describe, expect, it } from 'vitest';
import { catalogue, facts } from '../../testing/parse-for-test.ts';
import { holdsLiteralSecret, listSecretVariables } from './find-literal-secret.ts';
import { readTemplate } from './read-template.ts';

function holds(text: string): boolean {
  const read = readTemplate(text);
  return read.status === 'read' && holdsLiteralSecret(read.steps, { catalogue, facts });
}

function secretsOf(text: string): readonly string[] {
  const read = readTemplate(text);
  return read.status === 'read' ? listSecretVariables(read.steps, { catalogue, facts }) : ['unread'];
}

describe('holdsLiteralSecret', () => {
  it.each([
    'rds modify-db-instance --db-instance-identifier $db --master-user-password hunter2',
    'rds modify-db-instance --master-user-password=hunter2$rest --db-instance-identifier $db',
    'rds create-db-instance --allocated-storage $size --master-user-password hunter2',
    'ec2 describe-instances\nsecretsmanager put-secret-value --secret-id $id --secret-string hunter2',
    'lambda update-function-configuration --function-name $f --environment {"Variables":{"DB_PASSWORD":"hunter2"}}',
    'sns publish --message AKIAIOSFODNN7EXAMPLE --topic-arn $arn',
    'ssm put-parameter --name $n --value hunter2 --type SecureString',
    'ssm put-parameter --name $n --value hunter2 --type $type',
    'lambda invoke --function-name $f --payload {"password":"hunter2"}',
  ])('finds the secret in %j', (text) => {
    expect(holds(text)).toBe(true);
  });

  it.each([
    'rds modify-db-instance --db-instance-identifier $db --master-user-password $password',
    'rds modify-db-instance --db-instance-identifier db --master-user-password=$password',
    'secretsmanager get-secret-value --secret-id $id',
    'ec2 describe-instances --instance-ids $id',
    'logs tail $group',
    'ssm put-parameter --name $parameterName --value approved --type String --region $region',
    'lambda invoke --function-name $f --payload {"logGroup":"$LogGroup","minutes":60}',
    'lambda invoke $functionName',
    'ssm start-automation-execution --document-name $name --parameters { "AutomationAssumeRole": ["arn:aws:iam::123456789012:role/$role-name"] }',
    'kinesis update-shard-count --stream-name samplestream --scaling-type UNIFORM_SCALING --target-shard-count 6',
    'sns publish --topic-arn $arn --message "deployed by $who"',
    'support create-case --subject $subject --communication-body $text',
  ])('finds none in %j', (text) => {
    expect(holds(text)).toBe(false);
  });
});

describe('listSecretVariables', () => {
  it.each([
    ['rds modify-db-instance --db-instance-identifier $db --master-user-password $pw', ['pw']],
    ['rds modify-db-instance --db-instance-identifier $db --master-user-password=a-$pw', ['pw']],
    ['ec2 describe-instances\nsecretsmanager put-secret-value --secret-id $id --secret-string $new', ['new']],
    ['ssm put-parameter --name $n --value $v --type SecureString', ['v']],
    ['ssm put-parameter --name $n --value $v --type $type', ['v']],
    ['ssm put-parameter --name $n --value $v --type String', []],
    ['lambda invoke --function-name $f --payload $payload', []],
    ['ec2 stop-instances --instance-ids $id', []],
    ['logs tail $group', []],
    ['cognito-idp get-user $of', ['of']],
    ['lambda update-function-configuration --function-name $f --environment Variables={DB_PASSWORD=$v,STAGE=$s}', ['v', 's']],
    ['secretsmanager create-secret --cli-input-json {"Name":"$n","SecretString":"$v"}', ['v']],
  ])('of %j are %j', (text, names) => {
    expect(secretsOf(text)).toEqual(names);
  });
});
