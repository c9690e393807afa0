import { describe, expect, it } from 'vitest';
import { catalogue, facts } from '../../testing/parse-for-test.ts';
import { holdsLiteralSecret } from './find-literal-secret.ts';
import { readTemplate } from './read-template.ts';

function holds(text: string): boolean {
  const read = readTemplate(text);
  return read.status === 'read' && holdsLiteralSecret(read.steps, { catalogue, facts });
}

describe('holdsLiteralSecret', () => {
  it.each([
    'rds modify-db-instance --db-instance-identifier $db --master-user-password hunter2',
    'rds modify-db-instance --master-user-password=hunter2$rest --db-instance-identifier $db',
    'rds create-db-instance --allocated-storage $size --master-user-password hunter2',
    'ec2 describe-instances\nsecretsmanager put-secret-value --secret-id $id --secret-string hunter2',
    'lambda update-function-configuration --function-name $f --environment {"Variables":{"DB_PASSWORD":"hunter2"}}',
    'sns publish --message AKIAIOSFODNN7EXAMPLE --topic-arn $arn',
  ])('finds the secret in %j', (text) => {
    expect(holds(text)).toBe(true);
  });

  it.each([
    'rds modify-db-instance --db-instance-identifier $db --master-user-password $password',
    'rds modify-db-instance --db-instance-identifier db --master-user-password=$password',
    'secretsmanager get-secret-value --secret-id $id',
    'ec2 describe-instances --instance-ids $id',
    'logs tail $group',
  ])('finds none in %j', (text) => {
    expect(holds(text)).toBe(false);
  });
});
