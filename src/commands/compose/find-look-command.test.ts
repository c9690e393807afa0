import { describe, expect, it } from 'vitest';
import { catalogue } from '../testing/parse-for-test.ts';
import { findLookCommand } from './find-look-command.ts';

function look(service: string, command: string): string | undefined {
  const model = catalogue.service(service);
  return model === undefined ? 'no such service' : findLookCommand(model, command);
}

describe('findLookCommand', () => {
  it.each([
    ['ec2', 'stop-instances', 'ec2 describe-instances'],
    ['ec2', 'run-instances', 'ec2 describe-instances'],
    ['rds', 'create-db-instance', 'rds describe-db-instances'],
    ['lambda', 'delete-function', 'lambda list-functions'],
    ['dynamodb', 'update-table', 'dynamodb list-tables'],
    ['ecr', 'create-repository', 'ecr describe-repositories'],
    ['lambda', 'update-function-configuration', 'lambda get-function-configuration'],
  ])('finds for %s %s what shows it: %s', (service, command, expected) => {
    expect(look(service, command)).toBe(expected);
  });

  it.each([
    ['sns', 'publish'],
    ['autoscaling', 'set-desired-capacity'],
  ])('finds nothing for %s %s', (service, command) => {
    expect(look(service, command)).toBeUndefined();
  });
});
