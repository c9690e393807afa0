import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../open-catalogue.ts';
import { findService } from './find-service.ts';

const catalogue = openCatalogue();

describe('findService', () => {
  it.each(['ec2', 'EC2', 'Ec2'])('finds a service in any case: %s', (typed) => {
    expect(findService(typed, catalogue).service?.cliName).toBe('ec2');
  });

  it.each([
    ['lamda', 'lambda'],
    ['dynamo-db', 'dynamodb'],
    ['clodwatch', 'cloudwatch'],
    ['ec3', 'ec2'],
    ['ｅｃ２', 'ec2'],
  ])('finds none for %s, and says that %s was perhaps meant', (typed, meant) => {
    const found = findService(typed, catalogue);

    expect(found.service).toBeUndefined();
    expect('nearest' in found ? found.nearest : []).toContain(meant);
  });

  it.each(['toString', '__proto__', 'constructor', '', '../ec2', 'e'.repeat(10_000), '\u0000', '😀'])('finds nothing for %j', (typed) => {
    expect(findService(typed, catalogue)).toMatchObject({ service: undefined });
  });
});
